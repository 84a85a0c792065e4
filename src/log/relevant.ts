/**
 * The beginnings of everything that is read from a log, and a kernel's stamp within a line, which may have cut any of
 * it. Most lines of a console have neither, and cost no more than this.
 */
const beginnings =
  /ci-info|Cloud-init v\.|Linux version |ommand line: |not a valid seed|Failed (?:loading yaml|at merging|to (?:start |run module|install packages|create user))|Getting data from <|invalid dsmode|Unhandled |physical devices present|Cannot rename mac|Unknown network config|failed schema validation|Invalid (?:network|cloud)-config|Unable to re|No instance datasource|Used fallback|duplicate mac|failed r(?:unning \[127|un of stage)|wait-online|searched classes|datasource_list|t find command|ds=nocloud|network config is disabled|No network config applied|Running module |bad interpreter|Exec format error|\/etc\/netplan\/|Calling 'http|Disabled cloud-init|loud-init (?:is )?disabled|found, disabling/

const interrupted = /.\[ {0,12}\d{1,8}\.\d{3,6}\] (?!cloud-init\[)/

export const isRelevant = (text: string): boolean => beginnings.test(text)

export const isInterrupted = (text: string): boolean => interrupted.test(text)
