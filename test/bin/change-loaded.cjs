// Loaded into a process under test: what AIWORK_CHANGES names is changed in its code while it is loaded, and nowhere else.
const { readFileSync } = require("node:fs");
const { _extensions: extensions } = require("node:module");

const changes = JSON.parse(process.env.AIWORK_CHANGES);
const load = extensions[".js"];
extensions[".js"] = (module, file) => {
  const own = changes.filter(({ end }) => file.endsWith(end));
  if (own.length === 0) return load(module, file);
  const changed = own.reduce(
    (text, { find, replace }) => {
      if (text.split(find).length !== 2) throw new Error(`${file} does not hold exactly once: ${find}`);
      return text.replace(find, () => replace);
    },
    readFileSync(file, "utf8"),
  );
  module._compile(changed, file);
};
