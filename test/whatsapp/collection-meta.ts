/**
 * Meta's own collection, as far as a user looks for it: folder, name, method and path of its 140 queries. Two are put
 * right: Mark Message As Read is a POST, and Download Media takes an absolute address.
 */
export const metaQueries = `
[Get Started]
POST /{WABA-ID}/subscribed_apps | Subscribe to your WABA
GET /{WABA-ID}/phone_numbers | Get Phone Number ID
POST /{Phone-Number-ID}/register | Register Phone Number
POST /{Phone-Number-ID}/messages | Send Test Message
GET /debug_token | Debug Access Token
[WhatsApp Business Accounts (WABAs)]
GET /{WABA-ID} | Get WABA
GET /{Business-ID}/owned_whatsapp_business_accounts | Get owned WABAs
GET /{Business-ID}/client_whatsapp_business_accounts | Get shared WABAs
[Registration]
POST /{Phone-Number-ID}/register | Register Phone
POST /{Phone-Number-ID}/deregister | Deregister Phone
[Phone Numbers]
GET /{WABA-ID}/phone_numbers | Get Phone Numbers
GET /{Phone-Number-ID} | Get Phone Number By ID
GET /{Phone-Number-ID} | Get Display Name Status (Beta)
GET /{WABA-ID}/phone_numbers | Get Phone Numbers with Filtering (beta)
POST /{Phone-Number-ID}/request_code | Request Verification Code
POST /{Phone-Number-ID}/verify_code | Verify Code
POST /{Phone-Number-ID} | Set Two-Step Verification Code
[Webhook Subscriptions]
POST /{WABA-ID}/subscribed_apps | Subscribe to a WABA
GET /{WABA-ID}/subscribed_apps | Get All Subscriptions for a WABA
DELETE /{WABA-ID}/subscribed_apps | Unsubscribe from a WABA
POST /{WABA-ID}/subscribed_apps | Override Callback URL
[Messages]
POST /{Phone-Number-ID}/messages | Send Text Message
POST /{Phone-Number-ID}/messages | Send Reply to Text Message
POST /{Phone-Number-ID}/messages | Send Text Message with Preview URL
POST /{Phone-Number-ID}/messages | Send Reply with Reaction Message
POST /{Phone-Number-ID}/messages | Send Image Message by ID
POST /{Phone-Number-ID}/messages | Send Reply to Image Message by ID
POST /{Phone-Number-ID}/messages | Send Image Message by URL
POST /{Phone-Number-ID}/messages | Send Reply to Image Message by URL
POST /{Phone-Number-ID}/messages | Send Audio Message by ID
POST /{Phone-Number-ID}/messages | Send Reply to Audio Message by ID
POST /{Phone-Number-ID}/messages | Send Audio Message by URL
POST /{Phone-Number-ID}/messages | Send Reply to Audio Message by URL
POST /{Phone-Number-ID}/messages | Send Document Message by ID
POST /{Phone-Number-ID}/messages | Send Reply to Document Message by ID
POST /{Phone-Number-ID}/messages | Send Document Message by URL
POST /{Phone-Number-ID}/messages | Send Reply to Document Message by URL
POST /{Phone-Number-ID}/messages | Send Sticker Message by ID
POST /{Phone-Number-ID}/messages | Send Reply to Sticker Message by ID
POST /{Phone-Number-ID}/messages | Send Sticker Message by URL
POST /{Phone-Number-ID}/messages | Send Reply to Sticker Message by URL
POST /{Phone-Number-ID}/messages | Send Video Message by ID
POST /{Phone-Number-ID}/messages | Send Reply to Video Message by ID
POST /{Phone-Number-ID}/messages | Send Video Message by URL
POST /{Phone-Number-ID}/messages | Send Reply to Video Message by URL
POST /{Phone-Number-ID}/messages | Send Contact Message
POST /{Phone-Number-ID}/messages | Send Reply to Contact Message
POST /{Phone-Number-ID}/messages | Send Location Message
POST /{Phone-Number-ID}/messages | Send Reply to Location Message
POST /{Phone-Number-ID}/messages | Send Message Template Text
POST /{Phone-Number-ID}/messages | Send Message Template Media
POST /{Phone-Number-ID}/messages | Send Message Template Interactive
POST /{Phone-Number-ID}/messages | Send List Message
POST /{Phone-Number-ID}/messages | Send Reply to List Message
POST /{Phone-Number-ID}/messages | Send Reply Button
POST /{Phone-Number-ID}/messages | Mark Message As Read
POST /{Phone-Number-ID}/messages | Send Single Product Message
POST /{Phone-Number-ID}/messages | Send Multi-Product Message
POST /{Phone-Number-ID}/messages | Send Catalog Message
POST /{Phone-Number-ID}/messages | Send Catalog Template Message
[Templates]
GET /{Template-ID} | Get template by ID (default fields)
GET /{WABA-ID}/message_templates | Get template by name (default fields)
GET /{WABA-ID}/message_templates | Get all templates (default fields)
GET /{WABA-ID} | Get namespace
POST /{WABA-ID}/message_templates | Create authentication template w/ OTP copy code button
POST /{WABA-ID}/message_templates | Create authentication template w/ OTP one-tap autofill button
POST /{WABA-ID}/message_templates | Create catalog template
POST /{WABA-ID}/message_templates | Create multi-product message template
POST /{WABA-ID}/message_templates | Create template w/ text header, text body, text footer, and 2 quick reply buttons
POST /{WABA-ID}/message_templates | Create template w/ image header, text body, text footer, and 2 call-to-action buttons
POST /{WABA-ID}/message_templates | Create template w/ location header, text body, text footer, and a website buttons
POST /{WABA-ID}/message_templates | Create template w/ document header, text body, a phone number button, and a URL button
POST /{Template-ID} | Edit template
DELETE /{WABA-ID}/message_templates | Delete template by name
DELETE /{WABA-ID}/message_templates | Delete template by ID
[Flows/Create Flow]
POST /{WABA-ID}/flows | Create Flow
POST /{WABA-ID}/migrate_flows | Migrate Flows
GET /{Flow-ID} | Get Flow
GET /{Flow-ID} | Get Preview URL
GET /{WABA-ID}/flows | List Flows
[Flows/Update Flow]
POST /{Flow-ID}/assets | Update Flow JSON
POST /{Flow-ID}/publish | Publish Flow
POST /{Flow-ID} | Update Flow Metadata
GET /{Flow-ID}/assets | List Assets (Get Flow JSON URL)
POST /{Flow-ID}/deprecate | Deprecate Flow
DELETE /{Flow-ID} | Delete Flow
[Flows/Setup Endpoint Encryption]
POST /{Phone-Number-ID}/whatsapp_business_encryption | Set Encryption Public Key
GET /{Phone-Number-ID}/whatsapp_business_encryption | Get Encryption Public Key
[Flows/Send Flow]
POST /{Phone-Number-ID}/messages | Send Draft Flow by Name
POST /{Phone-Number-ID}/messages | Send Draft Flow by ID
POST /{Phone-Number-ID}/messages | Send Published Flow by Name
POST /{Phone-Number-ID}/messages | Send Published Flow by ID
POST /{WABA-ID}/message_templates | Create Flow Template Message by Name
POST /{WABA-ID}/message_templates | Create Flow Template Message by Flow JSON
POST /{WABA-ID}/message_templates | Create Flow Template Message by ID
POST /{Phone-Number-ID}/messages | Send Flow Template Message
[Flows/Get Endpoint Metrics]
GET /{Flow-ID} | Get Endpoint Request Count Metric
GET /{Flow-ID} | Get Endpoint Request Error Metric
GET /{Flow-ID} | Get Endpoint Request Error Rate Metric
GET /{Flow-ID} | Get Endpoint Request Latencies Metric
GET /{Flow-ID} | Get Endpoint Availability Metric
[Media]
POST /{Phone-Number-ID}/media | Upload Image
POST /{Phone-Number-ID}/media | Upload Sticker
POST /{Phone-Number-ID}/media | Upload Audio
GET /{Media-ID} | Retrieve Media URL
DELETE /{Media-ID} | Delete Media
GET {Media-URL} | Download Media
[Typing indicators]
POST /{Phone-Number-ID}/messages | Send typing indicator and read receipt
[Business Profiles]
POST /app/uploads | Resumable Upload - Create an Upload Session
POST /{Upload-ID} | Resumable Upload - Upload File Data
GET /{Upload-ID} | Resumable Upload - Query File Upload Status
GET /{Phone-Number-ID}/whatsapp_business_profile | Get Business Profile
POST /{Phone-Number-ID}/whatsapp_business_profile | Update Business Profile
[Commerce Settings]
GET /{Phone-Number-ID}/whatsapp_commerce_settings | Get commerce settings
POST /{Phone-Number-ID}/whatsapp_commerce_settings | Set or update commerce settings
[Payments API - SG]
POST /{Phone-Number-ID}/messages | Send Order Details Message
POST /{Phone-Number-ID}/messages | Send Order Status Message
[Payments API - IN]
POST /{Phone-Number-ID}/messages | Send Order Details Message
POST /{Phone-Number-ID}/messages | Send Order Status Message
[QR codes]
GET /{Phone-Number-ID}/message_qrdls/{QR-Code-ID} | Get QR code
GET /{Phone-Number-ID}/message_qrdls | Get all QR codes (default fields)
GET /{Phone-Number-ID}/message_qrdls | Get all QR codes (specific fields)
GET /{Phone-Number-ID}/message_qrdls | Get QR code SVG image URL
GET /{Phone-Number-ID}/message_qrdls | Get QR code PNG image URL
POST /{Phone-Number-ID}/message_qrdls | Create QR code
POST /{Phone-Number-ID}/message_qrdls | Update Message QR Code.
DELETE /{Phone-Number-ID}/message_qrdls/{QR-Code-ID} | Delete QR code
[Business Portfolio]
GET /{Business-ID} | Get Business Portfolio (Specific Fields)
[Analytics]
GET /{WABA-ID} | Get analytics
GET /{WABA-ID} | Get conversation analytics
[Billing]
GET /{Business-ID}/extendedcredits | Get credit lines
[OnPrem Account Migration]
POST /{Phone-Number-ID}/register | Migrate Account
[Block Users]
GET /{Phone-Number-ID}/block_users | Get blocked users
POST /{Phone-Number-ID}/block_users | Block user(s)
DELETE /{Phone-Number-ID}/block_users | Unblock user(s)
[Business Compliance]
GET /{Phone-Number-ID}/business_compliance_info | Get India-based business compliance info
POST /{Phone-Number-ID}/business_compliance_info | Add India-based business compliance info
[Examples]
POST /{Phone-Number-ID}/messages | Send Sample Text Message
POST /{Phone-Number-ID}/messages | Send Sample Shipping Confirmation Template
POST /{Phone-Number-ID}/messages | Send Sample Issue Resolution Template
`;
