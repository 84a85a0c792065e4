import { lineAt, textLines } from '../fixes/text-lines.ts'
import { defineUserDataCheck } from './user-data-check.ts'

export const udMimeVersionMissing = defineUserDataCheck({
  code: 'ud-mime-version-missing',
  title: 'A multipart message has no MIME-Version header',
  reasons: ['mime-version-missing'],
  sources: ['cloud-init: user_data.py'],
  message: ({ file }) =>
    `${file} looks like a MIME message, but "MIME-Version:" is not in its first 4096 bytes, and by that alone cloud-init knows one; it drops all of it with a warning`,
  help: () => 'Add the header "MIME-Version: 1.0" beside Content-Type.',
  fix: (_, { source, range }) => {
    const at = lineAt(textLines(source), range.start)
    return {
      title: 'Add MIME-Version: 1.0',
      safe: true,
      changes: [{ source, from: at, to: at, lines: ['MIME-Version: 1.0'] }],
    }
  },
})
