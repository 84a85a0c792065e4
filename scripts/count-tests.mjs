// Prints how many tests passed and failed by the JSON reports in a folder; a file that broke before its tests is one.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const [folder = ''] = process.argv.slice(2)
const reports = readdirSync(folder).map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
if (reports.length === 0) throw new Error('no run of the tests has left a report')
const sum = (count) => reports.reduce((total, report) => total + count(report), 0)
const broken = ({ testResults }) =>
  testResults.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0)
    .length
const counts = [
  sum(({ numPassedTests }) => numPassedTests),
  sum((report) => report.numFailedTests + broken(report)),
]
if (!counts.every(Number.isInteger)) throw new Error('a report has no counts')
console.log(...counts)
