const { code } = require('./codes.json');

exports.found = () => pm.test('is found', () => pm.response.to.have.status(code));

exports.broken = () => {
  throw new RangeError('no such check');
};
