/** Bundlers see named imports of a CommonJS package only where they are static; loaded lazily through this module. */
export { extract, pack } from 'tar-stream'
