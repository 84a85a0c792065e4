export * from './index.ts'
export { openFile } from './node/open-file.ts'
export { openTar, type TarMember } from './node/open-tar.ts'
