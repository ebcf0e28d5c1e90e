import { describe, expect, it } from 'vitest'
import { textOf } from '@/lib/rfcs/rules-marks'
import { describeCorpora } from '@/tests/support/corpus'
import { renderMarkdown } from './markdown'

const cpuTime = () => process.cpuUsage().user / 1000
const fence = (language: string, code: string) => `\`\`\`${language}\n${code}\n\`\`\``

describe('code', () => {
  it('is coloured where its language is known, also as other tools write it', () => {
    for (const language of ['rust', 'rust,ignore', 'Rust', 'rs', 'rust{1,3}']) {
      expect(renderMarkdown(fence(language, 'fn main() {}')), language).toContain(
        '<span class="hljs-keyword">fn</span>',
      )
    }
    expect(renderMarkdown(fence('dockerfile', 'FROM node'))).toContain('hljs-keyword')
    for (const language of ['', 'nonsense', 'constructor', '__proto__'])
      expect(renderMarkdown(fence(language, 'fn main() {}'))).not.toContain('hljs')
  })

  it('keeps its text: what comments are anchored in', () => {
    const code = 'const a = `<b>${1 & 2}</b>` // "é" \u{1F30A}\n\tif (a < 2) return \'x\''
    expect(textOf(renderMarkdown(fence('ts', code)))).toBe(textOf(renderMarkdown(fence('', code))))
  })

  it('lets nothing out of it', () => {
    const html = renderMarkdown(fence('html', '<script>alert(1)</script><img src=x onerror=alert(1)>'))
    expect(html).not.toMatch(/<(script|img)/)
    expect(
      renderMarkdown('<pre data-diagram="" class="x"><code class="language-js hljs-x" onclick="x">a</code></pre>'),
    ).not.toMatch(/data-diagram|onclick|hljs-x/)
  })

  it('marks a diagram and leaves its source as it is', () => {
    expect(renderMarkdown(fence('mermaid', 'graph TD; A-->B'))).toBe(
      '<pre tabindex="0" data-diagram=""><code class="language-mermaid">graph TD; A-->B\n</code></pre>',
    )
  })

  it('is left plain where there is too much of it', () => {
    const long = 'a long line of code that has no words to colour\n'
    expect(renderMarkdown(fence('js', `if (x)\n${long.repeat(260)}`))).not.toContain('hljs')
    const many = Array.from({ length: 9 }, () => fence('js', `if (x)\n${long.repeat(240)}`)).join('\n\n')
    const blocks = renderMarkdown(many).split('<pre')
    expect(blocks.filter((block) => block.includes('hljs'))).toHaveLength(6)
  }, 30_000)

  it('holds nothing up, whatever is in it', () => {
    const hostile = [
      '"',
      '(',
      '{',
      '<',
      '/*',
      '\\',
      '${',
      "'''",
      '<?',
      '`',
      'a.',
      '=>',
      '#{',
      '0x',
      '-- ',
      '@',
      '[[',
      'a b ',
      '<a ',
    ].map((part) => part.repeat(Math.floor(11_900 / part.length)))
    for (const language of [
      'ts',
      'rust',
      'python',
      'ruby',
      'perl',
      'php',
      'bash',
      'xml',
      'yaml',
      'markdown',
      'swift',
      'cpp',
    ]) {
      for (const code of hostile) {
        const cost = () => {
          const started = cpuTime()
          renderMarkdown(fence(language, code))
          return cpuTime() - started
        }
        // Once more where it was slow: the collector of all the tests before it works in the same process.
        const first = cost()
        const least = first < 1_000 ? first : Math.min(first, cost(), cost())
        expect(least, `${language} ${code.slice(0, 6)}`).toBeLessThan(3_000)
      }
    }
  }, 240_000)

  describeCorpora('rfcs/rust', (corpus) => {
    it('colouring changes no character of an RFC', () => {
      for (const file of corpus.list('.md')) {
        const source = corpus.read(file)
        const plain = source.replace(/^(\s*(?:```|~~~)+)[ \t]*(?:rust|toml|sh|bash|text|json|console)\S*.*$/gim, '$1')
        if (plain.length < 60_000) expect(textOf(renderMarkdown(source)), file).toBe(textOf(renderMarkdown(plain)))
      }
    }, 120_000)
  })
})
