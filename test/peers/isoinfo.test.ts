import { describe, expect, test } from 'vitest'
import type { Image } from '../../src/image/image.ts'
import { openImage } from '../../src/image/open-image.ts'
import { fixture, fixturePath, imagesIn } from '../image/sources.ts'
import { ask } from './programs.ts'

const open = (name: string): Promise<Image> => openImage(fixture(`images/${name}`))

interface Description {
  readonly label: string
  readonly joliet: boolean
  readonly rockRidge: boolean
  readonly enhanced: boolean
}

function describedByIsoinfo(name: string): Description {
  const text = ask('isoinfo', '-d', '-i', fixturePath(`images/${name}`)).stdout.toString()
  return {
    label: /^Volume id: (.*)$/m.exec(text)?.[1] ?? '',
    joliet: /^Joliet with UCS level \d found$/m.test(text),
    rockRidge: /^Rock Ridge signatures version \d found$/m.test(text),
    enhanced: text.includes('uses ISO 9660:1999'),
  }
}

/** isoinfo prints the primary identifier; blkid, whose rule we follow, takes the Joliet one where they differ. */
const jolietLabel: Readonly<Record<string, string>> = {
  'joliet-label-is-cidata.iso': 'PRIMARY',
  'joliet-label-differs.iso': 'cidata',
}

describe('isoinfo -d', () => {
  test.each(imagesIn('images'))('%s', async (name) => {
    const { label, namespaces } = await open(name)
    expect(describedByIsoinfo(name)).toEqual({
      label: jolietLabel[name] ?? label ?? '',
      joliet: namespaces.includes('joliet'),
      rockRidge: namespaces.includes('rock-ridge'),
      enhanced: namespaces.includes('enhanced'),
    })
  })
})

/** blkid sees the UDF side first and asks for no ISO 9660 label, unless told to. */
const blkid = (path: string, field: string) =>
  ask('blkid', '-p', '-n', 'iso9660', '-s', field, '-o', 'value', path).stdout.toString().replace(/\n$/, '')

describe('blkid', () => {
  test.each(imagesIn('images'))('%s: the label', async (name) => {
    expect(blkid(fixturePath(`images/${name}`), 'LABEL')).toBe((await open(name)).label ?? '')
  })

  test.each(['block-size-512', 'block-size-1024', 'directory-cycle', 'truncated-file', 'susp-ce-loop'])(
    '%s: the label',
    async (name) => {
      const { label } = await openImage(fixture(`broken/${name}.iso`))
      expect(blkid(fixturePath(`broken/${name}.iso`), 'LABEL')).toBe(label)
    },
  )

  test.each(['no-primary-descriptor', 'raw-2352', 'all-zero', 'crlf-damaged-boot-code', 'terminator-first'])(
    '%s: no file system',
    (name) => {
      expect(blkid(fixturePath(`broken/${name}.iso`), 'TYPE')).toBe('')
    },
  )
})
