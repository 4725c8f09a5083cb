import collection from 'postman-collection';

export const library = { ...collection };
