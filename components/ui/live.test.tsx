import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, expect, it, vi } from 'vitest'
import { Live } from './live'
import { Menu, MenuButton } from './menu'
import { takePassed } from './server-html-store'
import { staticHtml } from './static-html'

const { kind } = vi.hoisted(() => ({ kind: { isHtml: true } }))
// Of React, what tells the requests of a server apart; here every request is one.
vi.mock('@/lib/core/page-kind', () => ({ pageKind: () => kind }))
afterEach(() => {
  kind.isHtml = true
})

const said = (
  <div role="group" aria-label="Reactions">
    <button form="f" name="react" value={'a"1:agree:on'} disabled={false} aria-pressed={false} title="Ada & Bo">
      Agree <span>2</span>
    </button>
    <button form="f" name="react" value="a1:thanks:off" disabled aria-pressed>
      Thanks
    </button>
    <MenuButton form="f" name="fold" value="a1:true">
      Fold
    </MenuButton>
  </div>
)

it('is written down as React writes it, with buttons of forms that stand elsewhere', () => {
  expect(staticHtml(said, true)).toBe(renderToStaticMarkup(said))
  expect(staticHtml(said)).toBeNull()
  const menu = (
    <Menu id="more" label="More">
      <p>Words</p>
    </Menu>
  )
  expect(renderToStaticMarkup(menu)).toContain('popoverTarget="more"')
})

it('is none where a button submits what it stands in, does something by a script, or a field stands in it', () => {
  const parts = [
    <form key="a">
      <button form="f">Send</button>
    </form>,
    <button key="b">Send</button>,
    <button key="c" form="f" onClick={() => {}}>
      Send
    </button>,
    <button key="d" form="f" type="reset">
      Empty
    </button>,
    <input key="e" form="f" name="x" />,
  ]
  for (const part of parts) expect(staticHtml(<div>{part}</div>, true)).toBeNull()
  // What may stand in one part may not stand in the next.
  expect(staticHtml(<button form="f">Send</button>)).toBeNull()
})

type Made = { props: { id: string; html: string | null } }

it('hands its text to the HTML of a page, and sends it along where the answer is data alone', () => {
  const asPage = Live({ children: said }) as unknown as Made
  expect(asPage.props.html).toBeNull()
  expect(takePassed(asPage.props.id)).toBe(renderToStaticMarkup(said))
  kind.isHtml = false
  const asData = Live({ children: said }) as unknown as Made
  expect(asData.props).toEqual({ id: asPage.props.id, html: renderToStaticMarkup(said) })
})
