/**
 * What Meta documents beside its own collection: folder, name, method and path of every operation, and of every kind of
 * message and template that the collection leaves out.
 */
export const beyondQueries = `
[Discovery]
GET /me | Get Me
GET /me/businesses | Get My Businesses
GET /me/assigned_whatsapp_business_accounts | Get Assigned WABAs
GET /{User-ID}/assigned_whatsapp_business_accounts | Get Assigned WABAs of a User
GET /{WABA-ID} | Get WABA Owner
[Media: More Kinds]
POST /{Phone-Number-ID}/media | Upload PNG Image
POST /{Phone-Number-ID}/media | Upload Document
POST /{Phone-Number-ID}/media | Upload Video
POST /{Phone-Number-ID}/media | Upload 3GP Video
POST /{Phone-Number-ID}/media | Upload AAC Audio
POST /{Phone-Number-ID}/media | Upload Voice Message
POST /app/uploads | Create an Upload Session for a Document
POST /{Upload-ID} | Upload the Document
POST /app/uploads | Create an Upload Session for a Video
POST /{Upload-ID} | Upload the Video
[Template Library]
GET /message_template_library | Get Template Library
POST /{WABA-ID}/message_templates | Create Template from Library
[Templates: More Kinds]
POST /{WABA-ID}/message_templates | Create Template with Named Parameters
POST /{WABA-ID}/message_templates | Create Coupon Code Template
POST /{WABA-ID}/message_templates | Create Limited-Time Offer Template
POST /{WABA-ID}/message_templates | Create Media Carousel Template
POST /{WABA-ID}/message_templates | Create Product Carousel Template
POST /{WABA-ID}/message_templates | Create Single-Product Template
POST /{WABA-ID}/message_templates | Create Template with Video Header
POST /{WABA-ID}/message_templates | Create Zero-Tap Authentication Template
POST /{WABA-ID}/message_templates | Create Authentication Template with Time to Live
POST /{WABA-ID}/message_templates | Create Order Details Template
POST /{WABA-ID}/message_templates | Create Order Status Template
POST /{WABA-ID}/message_templates | Create Call Permission Request Template
POST /{WABA-ID}/message_templates | Create Checkout Button Template
GET /{WABA-ID}/message_templates | Get Templates (Chosen Fields)
GET /{WABA-ID}/message_templates | Get Templates by Status
GET /{WABA-ID}/message_templates | Get Templates by Category
GET /{WABA-ID}/message_templates | Get Templates by Language
GET /{WABA-ID}/message_templates | Get Templates Page by Page
[Template Tools]
GET /{WABA-ID}/message_template_previews | Preview Authentication Templates
POST /{WABA-ID}/upsert_message_templates | Upsert Authentication Templates
POST /{WABA-ID}/migrate_message_templates | Migrate Message Templates
GET /{Template-ID}/compare | Compare Templates
[Messages: More Kinds]
POST /{Phone-Number-ID}/messages | Send Location Request Message
POST /{Phone-Number-ID}/messages | Send Address Message
POST /{Phone-Number-ID}/messages | Send Call-to-Action URL Button Message
POST /{Phone-Number-ID}/messages | Send Call Permission Request
POST /{Phone-Number-ID}/messages | Send Voice Call Button
POST /{Phone-Number-ID}/messages | Send Media Carousel
POST /{Phone-Number-ID}/messages | Send Product Carousel
POST /{Phone-Number-ID}/messages | Send Reply Buttons with Header and Footer
POST /{Phone-Number-ID}/messages | Send Reply Buttons as a Reply
POST /{Phone-Number-ID}/messages | Send Single Product Message as a Reply
POST /{Phone-Number-ID}/messages | Send Voice Message
POST /{Phone-Number-ID}/messages | Send Text Message with Tracking Data
POST /{Phone-Number-ID}/messages | Remove Reaction
[Template Messages: More Kinds]
POST /{Phone-Number-ID}/messages | Send Authentication Template
POST /{Phone-Number-ID}/messages | Send Template with Location Header
POST /{Phone-Number-ID}/messages | Send Template with Document Header
POST /{Phone-Number-ID}/messages | Send Template with Video Header
POST /{Phone-Number-ID}/messages | Send Template with Named Parameters
POST /{Phone-Number-ID}/messages | Send Coupon Code Template
POST /{Phone-Number-ID}/messages | Send Limited-Time Offer Template
POST /{Phone-Number-ID}/messages | Send Media Carousel Template
POST /{Phone-Number-ID}/messages | Send Product Carousel Template
POST /{Phone-Number-ID}/messages | Send Multi-Product Template
POST /{Phone-Number-ID}/messages | Send Single-Product Template
POST /{Phone-Number-ID}/messages | Send Call Permission Request Template
POST /{Phone-Number-ID}/messages | Send Order Details Template
POST /{Phone-Number-ID}/messages | Send Order Status Template
[Flow Creation in One Call]
POST /{WABA-ID}/flows | Create Flow with JSON
GET /{WABA-ID}/flows | List Flows (Chosen Fields)
POST /{WABA-ID}/flows | Create and Publish Flow
[Template Analytics]
POST /{WABA-ID} | Enable Template Analytics
GET /{WABA-ID}/template_analytics | Get Template Analytics
GET /{WABA-ID}/template_group_analytics | Get Template Group Analytics
POST /{New-Template-ID} | Switch Off Link Tracking
[More Analytics]
GET /{WABA-ID} | Get Pricing Analytics
GET /{WABA-ID} | Get Call Analytics
GET /{WABA-ID}/group_analytics | Get Group Analytics
[Health and Limits]
GET /{Phone-Number-ID} | Get Health Status of the Phone Number
GET /{WABA-ID} | Get Health Status of the Account
GET /{Template-ID} | Get Health Status of a Template
GET /{Phone-Number-ID} | Get Throughput
GET /{Phone-Number-ID} | Get Messaging Limit
[Phone Number Settings]
GET /{Phone-Number-ID}/settings | Get Phone Number Settings
POST /{Phone-Number-ID}/settings | Update Phone Number Settings
POST /{Phone-Number-ID} | Override Webhook of the Phone Number
GET /{Phone-Number-ID} | Get Webhook of the Phone Number
[Conversational Automation]
POST /{Phone-Number-ID}/conversational_automation | Configure Conversational Automation
GET /{Phone-Number-ID} | Get Conversational Automation
[Official Business Account]
POST /{Phone-Number-ID}/official_business_account | Submit Official Business Account Application
GET /{Phone-Number-ID}/official_business_account | Get Official Business Account Status
[Business Username]
GET /{Phone-Number-ID}/username_suggestions | Get Username Suggestions
POST /{Phone-Number-ID}/username | Set Username
GET /{Phone-Number-ID}/username | Get Username
DELETE /{Phone-Number-ID}/username | Delete Username
[Calling]
GET /{Phone-Number-ID}/call_permissions | Check Call Permissions
POST /{Phone-Number-ID}/calls | Connect Call
POST /{Phone-Number-ID}/calls | Terminate Call
POST /{Phone-Number-ID}/calls | Pre-accept Call
POST /{Phone-Number-ID}/calls | Accept Call
POST /{Phone-Number-ID}/calls | Reject Call
[Groups]
POST /{Phone-Number-ID}/groups | Create Group
GET /{Phone-Number-ID}/groups | Get Active Groups
GET /{Group-ID} | Get Group Info
POST /{Group-ID} | Update Group Settings
GET /{Group-ID}/invite_link | Get Group Invite Link
POST /{Group-ID}/invite_link | Create Group Invite Link
GET /{Group-ID}/join_requests | Get Join Requests
POST /{Group-ID}/join_requests | Approve Join Requests
DELETE /{Group-ID}/join_requests | Reject Join Requests
POST /{Group-ID}/participants | Add Group Participants
POST /{Phone-Number-ID}/messages | Send Message to a Group
DELETE /{Group-ID}/participants | Remove Group Participants
DELETE /{Group-ID}/invite_link | Delete Group Invite Link
DELETE /{Group-ID} | Delete Group
[Marketing Messages]
POST /{Phone-Number-ID}/marketing_messages | Send Marketing Message
POST /{Business-ID}/onboard_partners_to_mm_lite | Onboard Partners to Marketing Messages
[Encrypted Messages]
POST /{Phone-Number-ID}/messages_encrypted | Send Encrypted Message
[Message History]
GET /{Phone-Number-ID}/message_history | Get Message History
GET /{Message-History-ID}/events | Get Message History Events
[Click-to-WhatsApp]
POST /{WABA-ID}/welcome_message_sequences | Create Welcome Message Sequence
GET /{WABA-ID}/welcome_message_sequences | Get Welcome Message Sequences
DELETE /{WABA-ID}/welcome_message_sequences | Delete Welcome Message Sequence
[Conversions]
POST /{Dataset-ID}/events | Send Conversion Event
[Payment Configurations]
POST /{WABA-ID}/payment_configuration | Create Payment Configuration
GET /{WABA-ID}/payment_configurations | Get Payment Configurations
GET /{WABA-ID}/payment_configuration/{Payment-Configuration-Name} | Get Payment Configuration
POST /{WABA-ID}/payment_configuration/{Payment-Configuration-Name} | Update Payment Configuration
POST /{WABA-ID}/generate_payment_configuration_oauth_link | Generate Payment Configuration OAuth Link
POST /{Phone-Number-ID}/messages | Send Order Details with Pix
POST /{Phone-Number-ID}/messages | Send Order Details with Boleto
POST /{Phone-Number-ID}/messages | Send Order Details with Payment Link
POST /{Phone-Number-ID}/messages | Send Order Details with One-Click Payment
POST /{Phone-Number-ID}/messages | Send Order Status for Brazil
DELETE /{WABA-ID}/payment_configuration | Delete Payment Configuration
[Coexistence]
POST /{Phone-Number-ID}/smb_app_data | Synchronise WhatsApp Business App Data
[WABA Administration]
POST /{WABA-ID} | Update WABA
GET /{WABA-ID}/assigned_users | List Assigned Users
POST /{WABA-ID}/assigned_users | Add Assigned User
DELETE /{WABA-ID}/assigned_users | Remove Assigned User
GET /{WABA-ID}/activities | Get WABA Activities
POST /{WABA-ID}/schedules | Create WABA Schedule
GET /{WABA-ID}/schedules | Get WABA Schedules
POST /{WABA-ID}/phone_numbers | Create Phone Number
POST /{Business-ID}/whatsapp_business_accounts | Create WABA for a Client
GET /{Business-ID}/system_users | List System Users
[Pre-Verified Numbers]
POST /{Business-ID}/add_phone_numbers | Add Phone Number to Business
GET /{Business-ID}/preverified_numbers | Get Pre-Verified Numbers
GET /{Pre-Verified-Phone-Number-ID} | Get Pre-Verified Number
POST /{Pre-Verified-Phone-Number-ID}/request_code | Request Code for Pre-Verified Number
POST /{Pre-Verified-Phone-Number-ID}/verify_code | Verify Code for Pre-Verified Number
POST /{Business-ID}/share_preverified_numbers | Share Pre-Verified Number
GET /{Pre-Verified-Phone-Number-ID}/partners | Get Partners of Pre-Verified Number
DELETE /{Pre-Verified-Phone-Number-ID} | Delete Pre-Verified Number
[Multi-Partner Solutions]
POST /{App-ID}/whatsapp_business_solution | Create Multi-Partner Solution
GET /{App-ID}/whatsapp_business_solutions | Get Multi-Partner Solutions of the App
GET /{Solution-ID} | Get Multi-Partner Solution
GET /{WABA-ID}/solutions | List Multi-Partner Solutions of the Account
GET /{App-ID}/connected_client_businesses | Get Connected Client Businesses
POST /{Solution-ID}/accept | Accept Multi-Partner Solution
GET /{Solution-ID}/access_token | Get Solution Access Token
POST /{Solution-ID}/send_deactivation_request | Send Deactivation Request
POST /{Solution-ID}/reject_deactivation_request | Reject Deactivation Request
POST /{Solution-ID}/accept_deactivation_request | Accept Deactivation Request
POST /{Solution-ID}/reject | Reject Multi-Partner Solution
[Migration and Mobility]
POST /{WABA-ID}/set_solution_migration_intent | Set Solution Migration Intent
GET /{Migration-Intent-ID} | Get Migration Intent
POST /{WABA-ID}/obo_mobility_intent | Create OBO Mobility Intent
POST /{WABA-ID}/set_obo_mobility_intent | Set OBO Mobility Intent
GET /{OBO-Mobility-Intent-ID} | Get OBO Mobility Intent
GET /{WABA-ID}/in_progress_onbehalf_request | Get In-Progress On-Behalf Requests
[Credit Lines]
POST /{Credit-Line-ID}/whatsapp_credit_sharing_and_attach | Share Credit Line
GET /{Credit-Line-ID}/owning_credit_allocation_configs | Get Credit Allocations
GET /{Allocation-Config-ID} | Get Credit Allocation
DELETE /{Allocation-Config-ID} | Revoke Credit Line
[OAuth]
GET /oauth/access_token | Exchange Code for Access Token
[Nodes]
GET /{Phone-Number-ID} | Get WhatsApp Account Number
GET /{WABA-Bot-ID} | Get WABA Bot
GET /{Business-Profile-ID} | Get Business Profile by ID
POST /{Business-Profile-ID} | Update Business Profile by ID
`;
