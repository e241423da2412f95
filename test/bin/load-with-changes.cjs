// Loaded into a process under test: applies the changes of AIWORK_CHANGES to its code while the code is loaded.
const { readFileSync } = require("node:fs");
const { _extensions: extensions } = require("node:module");

const changes = JSON.parse(process.env.AIWORK_CHANGES);
const load = extensions[".js"];
extensions[".js"] = (module, file) => {
  const own = changes.filter(({ end }) => file.endsWith(end));
  if (own.length === 0) return load(module, file);
  const changed = own.reduce(
    (text, { find, replace }) => {
      if (text.split(find).length !== 2) throw new Error(`${file} does not contain exactly once: ${find}`);
      return text.replace(find, () => replace);
    },
    readFileSync(file, "utf8"),
  );
  module._compile(changed, file);
};
