/** The permissions that the Cloud API asks for, by what they open. */
export const business = ['business_management'];
export const management = ['whatsapp_business_management'];
export const messaging = ['whatsapp_business_messaging'];
export const managementOrMessaging = [...management, ...messaging];
