exports.pm = typeof pm;
