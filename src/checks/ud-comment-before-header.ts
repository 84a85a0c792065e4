import { headerFirst } from './header-remedy.ts'
import { defineUserDataCheck } from './user-data-check.ts'

export const udCommentBeforeHeader = defineUserDataCheck({
  code: 'ud-comment-before-header',
  title: 'Something stands before the header of user-data',
  reasons: ['header-not-first'],
  sources: ['cloud-init: user_data.py', 'https://github.com/canonical/cloud-init/issues/6114'],
  message: ({ file }) =>
    `${file}: #cloud-config is not the first line, so cloud-init does not know the type and drops all of it with a warning`,
  help: () => 'Move #cloud-config above the comment or ---; only blank lines may stand before it.',
  fix: (_, { source }) => headerFirst(source),
})
