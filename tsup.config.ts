import { fileURLToPath } from 'node:url'
import { defineConfig, type Options } from 'tsup'

/**
 * Everything is bundled, so that `npx` fetches one package. `yaml` is taken as ESM: its Node condition is CommonJS,
 * which breaks ESM bundles and starts more slowly.
 */
const shared: Options = {
  format: 'esm',
  target: 'es2022',
  splitting: true,
  treeshake: true,
  noExternal: [/.*/],
  esbuildOptions(options) {
    options.alias = { yaml: fileURLToPath(new URL('./node_modules/yaml/browser/index.js', import.meta.url)) }
    options.legalComments = 'none'
  },
}

/** tar-stream and what it needs are CommonJS and `require` Node's own modules. */
const requireForCommonJs =
  "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);"

export default defineConfig([
  { ...shared, entry: { index: 'src/index.ts' }, platform: 'browser' },
  {
    ...shared,
    entry: { node: 'src/node.ts', bin: 'src/bin.ts' },
    platform: 'node',
    banner: { js: requireForCommonJs },
    outDir: 'dist',
  },
  {
    entry: { index: 'src/index.ts', node: 'src/node.ts' },
    dts: { only: true, compilerOptions: { ignoreDeprecations: '6.0' } },
    format: 'esm',
  },
])
