// Prints what gift-pegjs, a parser of GIFT that is not ours, reads of the file it is given.
const { readFileSync } = require("node:fs");
const { parse } = require("../../../node_modules/gift-pegjs");

process.stdout.write(JSON.stringify(parse(readFileSync(process.argv[2], "utf8"))));
