import { expect, test } from 'vitest'
import { olderRuleOf, uuidOfName } from '../../src/kubevirt/older-instance-id.ts'

/** The first is printed in kubevirt/kubevirt issue 8503; the others come from Python's uuid5. */
test.each([
  ['vm-wzymanualcreate', '601e4df3-4dc6-587d-a8ed-8ad795808746'],
  ['saigak', '7076662b-aa15-599f-a636-bba41cf6a07c'],
  ['test', 'feec480d-31a1-59fa-9199-a330c83aa404'],
  ['testvm', '5a9fc181-957e-5c32-9e5a-2de5e9673531'],
  ['fedora', '98f07cdd-96da-5880-b6c7-1a5700b73dc4'],
])('the firmware UUID that older KubeVirt derives from the name %s', (name, uuid) => {
  expect(uuidOfName(name)).toBe(uuid)
})

test('an id is recognised by the rule that made it', () => {
  const ids = { uuidOfName: uuidOfName('saigak'), nameAndNamespace: 'saigak.prod' }
  expect(olderRuleOf('7076662B-AA15-599F-A636-BBA41CF6A07C', ids)).toBe('uuid-of-name')
  expect(olderRuleOf('saigak.prod', ids)).toBe('name-and-namespace')
  expect(olderRuleOf('0b6f7c1e-6a54-4d0f-9a3b-7d3e5f1c2a90', ids)).toBeUndefined()
})
