import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { CornerDownRight, Search } from 'lucide-react'
import { describe, expect, test } from 'vitest'
import { DistributionBars } from '@/components/charts/distribution'
import { DivergingBars } from '@/components/charts/diverging'
import { DotIntervals } from '@/components/charts/dot-intervals'
import { HeatStrip } from '@/components/charts/heat-strip'
import { MixBars } from '@/components/charts/mix-bars'
import { NpsSplit } from '@/components/charts/nps-split'
import { Link, TextLink } from './link'
import { Markdown } from './markdown'
import { staticHtml } from './static-html'
import { Still } from './still'

const words = { finding: 'Builds & “tests” <are> slow', caption: "n = 4, it's few", name: 'x' }

/** The picture and the numbers of a figure, which are what is written down: its tools are for a browser. */
const parts = (figure: ReactNode): ReactNode[] => {
  const found: ReactNode[] = []
  const visit = (node: unknown): void => {
    if (Array.isArray(node)) return node.forEach(visit)
    if (typeof node !== 'object' || node === null || !('props' in node)) return
    const { type, props } = node as { type: unknown; props: { children?: ReactNode } }
    if (typeof type === 'function' && type.name === 'Still') found.push(props.children)
    else if (typeof type === 'function' && !('$$typeof' in type) && type.name !== 'ChartTools')
      visit((type as (props: unknown) => unknown)(props))
    else visit(props.children)
  }
  visit(figure)
  return found
}

const PICTURES: [string, ReactNode][] = [
  [
    'distribution',
    <DistributionBars
      key="a"
      {...words}
      rows={[
        { label: 'Yes & no', count: 3, share: 0.75, interval: [0.3, 0.95], highlight: true },
        { label: '"Quoted"', count: 1, share: 0.25 },
        { label: 'Few', count: 0, share: 0, suppressed: true },
      ]}
    />,
  ],
  [
    'diverging bars',
    <DivergingBars
      key="b"
      {...words}
      scale={['Bad', 'So so', 'Good']}
      rows={[
        { label: "It's here", shares: [0.2, 0.3, 0.5], n: 10 },
        { label: 'Few', shares: [], n: 1, suppressed: true },
      ]}
    />,
  ],
  [
    'heat strip',
    <HeatStrip
      key="c"
      {...words}
      columns={['All', 'Team <A>']}
      rows={[
        {
          label: 'Builds',
          cells: [{ kind: 'value', text: '62', level: -2, deviation: 'up', words: '62 % of "all"' }, { kind: 'none' }],
        },
        { label: 'Tests', cells: [{ kind: 'suppressed' }, { kind: 'value', text: '≤5', level: 9, words: 'few' }] },
      ]}
    />,
  ],
  [
    'intervals',
    <DotIntervals
      key="d"
      {...words}
      domain={[1, 3]}
      of="Option"
      rows={[{ label: 'A', value: 1.5, interval: [1.2, 1.9], n: 9 }]}
    />,
  ],
  [
    'parts of a score',
    <NpsSplit key="e" {...words} detractors={2} passives={1} promoters={4} score={28} interval={[-20, 60]} />,
  ],
  [
    'two mixes',
    <MixBars key="f" {...words} evidence="Heard" rows={[{ label: 'Team A', evidence: 0.4, company: 0.2 }]} />,
  ],
]

describe('a picture written down', () => {
  test.each(PICTURES)('%s is what React writes', (_, picture) => {
    const [drawn, numbers] = parts(picture)
    for (const part of [drawn, numbers]) expect(staticHtml(part)).toBe(renderToStaticMarkup(part))
    expect(staticHtml(numbers)).toContain('<td')
  })

  test('is none where something in it does something, waits, or has an address elsewhere', async () => {
    const Later = async () => Promise.resolve(<b>late</b>)
    const Browser = Object.assign(() => <b>client</b>, { $$typeof: Symbol.for('react.client.reference') })
    const notPlain: ReactNode[] = [
      <button key="a">Press</button>,
      <p key="b" onClick={() => {}}>
        Press
      </p>,
      <a key="c" href="mailto:a@soundings.example">
        Address
      </a>,
      <Later key="d" />,
      <Browser key="e" />,
      <p key="f" style={{ color: 'red' }}>
        Styled
      </p>,
      <p key="h" style={{ left: '1em' }}>
        Styled
      </p>,
      <p key="g" contentEditable>
        Unknown
      </p>,
    ]
    for (const node of notPlain) expect(staticHtml(<div>{node}</div>)).toBeNull()
    expect(() =>
      staticHtml(
        [0].map((at) => {
          const Broken = () => {
            throw new RangeError(`broken ${at}`)
          }
          return <Broken key={at} />
        }),
      ),
    ).toThrow(RangeError)
  })

  test('escapes what is text', () => {
    const node = (
      <p title={`"a" & 'b' <c>`} data-x="1" aria-hidden hidden={false}>
        {`<script>alert("x")</script> & 'y'`}
        {0}
        {null}
        {true}
        <a href="#a&b">A place</a>
        <a href="https://soundings.example/?a=1&b='2'">An address</a>
        <i style={{ left: 0, top: 12.5, width: 290 }} />
        <i style={{ left: '33.5%', width: '0%' }} />
      </p>
    )
    expect(staticHtml(node)).toBe(renderToStaticMarkup(node))
  })

  test('writes icons and rendered texts as React does', () => {
    const node = (
      <p>
        <Search aria-hidden />
        <CornerDownRight className="size-3.5" strokeWidth={3} />
        <Search aria-label="Search" />
        <button type="button" popoverTarget="menu" aria-label="Menu" data-command="palette" title="Menu" />
        <Markdown html="<b>bold</b> &amp; <i>not</i>" className="text-sm" />
      </p>
    )
    expect(staticHtml(node)).toBe(renderToStaticMarkup(node))
    expect(staticHtml(<Search size={12} />)).toBeNull()
  })

  test('writes a link inside the hub as one that the frame follows', () => {
    expect(
      staticHtml(
        <TextLink href="/rfcs?q=a&b" title="T">
          RFCs
        </TextLink>,
      ),
    ).toBe('<a data-soft="" class="text-link" title="T" href="/rfcs?q=a&amp;b">RFCs</a>')
    expect(
      staticHtml(
        <Link href="#discussion" scroll={false}>
          Here
        </Link>,
      ),
    ).toContain('data-soft="here"')
    const elsewhere = [
      <Link key="a" href="/api/v1/rfcs/1/source" download>
        File
      </Link>,
      <Link key="b" href="/rfcs" target="_blank">
        RFCs
      </Link>,
      <Link key="c" href="https://soundings.example/">
        Another hub
      </Link>,
    ]
    for (const link of elsewhere) expect(staticHtml(link)).not.toContain('data-soft')
    expect(staticHtml(<Link href="javascript:alert(1)">Bad</Link>)).toBeNull()
    expect(
      staticHtml(
        <Link href="/" replace>
          Home
        </Link>,
      ),
    ).toBeNull()
  })

  test('a still part in another is a part of it', () => {
    expect(
      staticHtml(
        <div>
          <Still>
            <b>In</b>
          </Still>
        </div>,
      ),
    ).toBe('<div><b>In</b></div>')
  })
})
