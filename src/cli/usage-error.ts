/** The command line is wrong, or names nothing to check: exit status 2. The message is for people. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
}
