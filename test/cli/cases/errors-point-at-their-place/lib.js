exports.fail = () => {
  null.inLib;
};
