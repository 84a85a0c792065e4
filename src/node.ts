export * from './index.ts'
export { openFile } from './node/open-file.ts'
/** In the place of the core's, which take no tar apart. */
export { inspect, openImage } from './node/open-input.ts'
export { openTar, type TarMember } from './node/open-tar.ts'
