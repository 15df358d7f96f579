// Node's built-in modules in bundles that are ES modules.
import { builtinModules } from 'node:module';

const NAME = new RegExp(`^(?:node:)?(${builtinModules.join('|')})$`);

/**
 * Lets bundled CommonJS libraries, which `require` Node's modules, import them: an ES module has no `require`.
 * @type {import('esbuild').Plugin}
 */
export const importNode = {
  name: 'import-node',
  setup(build) {
    build.onResolve({ filter: NAME }, ({ path, kind }) => {
      const module = path.replace(/^(?:node:)?/, 'node:');
      return kind === 'require-call' ? { path: module, namespace: 'node' } : { path: module, external: true };
    });
    build.onLoad({ filter: /^/, namespace: 'node' }, ({ path }) => ({
      contents: `export * from '${path}'; export { default } from '${path}';`,
    }));
  },
};

/**
 * Fails the build if a bundle, or a chunk that it loads at any time, needs Node.
 * @param {string} entry  path of the bundle
 * @returns {import('esbuild').Plugin}
 */
export const runsInBrowsers = (entry) => ({
  name: 'runs-in-browsers',
  setup(build) {
    build.onEnd(({ metafile }) => {
      const loaded = new Set([entry]);
      for (const path of loaded) {
        for (const { path: target, external } of metafile?.outputs[path]?.imports ?? []) {
          if (external) return { errors: [{ text: `${entry} loads ${path}, which needs ${target}` }] };
          loaded.add(target);
        }
      }
    });
  },
});
