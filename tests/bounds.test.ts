/**
 * What a person hands in may be long, and one person's text must not hold up the others. Each reader takes eight times as
 * much in at most twenty times the processor time: sizes are compared with each other, so that the machine does not matter.
 * Where a text is too tangled or too long, it is refused or shown as it was typed; tests beside the code look at that.
 */
import { describe, expect, it } from 'vitest'
import { parseFilter } from '@/lib/core/filter'
import { asciidocToMarkdown } from '@/lib/core/text/asciidoc'
import { parseCsv } from '@/lib/core/text/csv'
import { readDays } from '@/lib/core/text/dates'
import { diffHunks } from '@/lib/core/text/diff'
import { excerpt } from '@/lib/core/text/excerpt'
import { plainText } from '@/lib/core/text/inline'
import { parseFrontMatter } from '@/lib/core/text/frontmatter'
import { renderMarkdown } from '@/lib/core/text/markdown'
import { mediawikiToMarkdown } from '@/lib/core/text/mediawiki'
import { merge3 } from '@/lib/core/text/merge'
import { renderRst } from '@/lib/core/text/rst'
import { wordSearch } from '@/lib/core/text/word-search'
import { planDepartments } from '@/lib/people/rules-departments'
import { readPeopleFile } from '@/lib/people/rules-import-file'
import { readTable } from '@/lib/fieldwork/rules-transcript-data'
import { parseTranscript, storedTranscript } from '@/lib/fieldwork/rules-transcript'
import { snippetOf } from '@/lib/rfcs/rules-snippets'
import { costOf } from './support/cost'

const now = new Date('2026-06-01T12:00:00Z')
const many = (n: number, line: (at: number) => string, joint = '\n'): string =>
  Array.from({ length: n }, (_, at) => line(at)).join(joint)

/** Each reader with a text of a size, and the size from which it is looked at. */
const READERS: Record<string, { from: number; read: (n: number) => () => unknown }> = {}
const reader = (name: string, from: number, text: (n: number) => string, read: (text: string) => unknown) => {
  READERS[name] = {
    from,
    read: (n) => {
      const input = text(n)
      return () => read(input)
    },
  }
}

reader(
  'Markdown: paragraphs',
  100,
  (n) => many(n, (at) => `Word *${at}* and [a link](https://x.example/${at}).\n`),
  renderMarkdown,
)
reader('Markdown: one paragraph of marks', 60, (n) => many(n, (at) => `*a${at} **b** `, ''), renderMarkdown)
reader('Markdown: a table', 60, (n) => `|a|b|c|\n|-|-|-|\n${many(n, (at) => `|${at}|*x*|y|`)}`, renderMarkdown)
reader(
  'Markdown: a wide table',
  40,
  (n) => ['|a', '|-', '|1'].map((cell) => `${cell.repeat(n)}|`).join('\n'),
  renderMarkdown,
)
reader('Markdown: a list', 100, (n) => many(n, (at) => `${' '.repeat((at % 8) * 2)}- item ${at}`), renderMarkdown)
reader(
  'Markdown: named links',
  60,
  (n) => `${many(n, (at) => `[x][r${at}]`, ' ')}\n\n${many(n, (at) => `[r${at}]: https://x.example/${at}`)}`,
  renderMarkdown,
)
reader('Markdown: brackets', 200, (n) => '['.repeat(n) + ']'.repeat(n), renderMarkdown)
reader('Markdown: unclosed links', 200, (n) => '[a]('.repeat(n), renderMarkdown)
reader('Markdown: backticks', 100, (n) => many(n, (at) => '`'.repeat(at % 30), ' a '), renderMarkdown)
reader('Markdown: HTML', 200, (n) => '<b>x</b> <!-- y --> <a '.repeat(n), renderMarkdown)
reader('Markdown: headings', 60, (n) => many(n, (at) => `## Heading ${at % 7}\n\ntext\n`), renderMarkdown)
reader(
  'Markdown: its beginning as plain text',
  400,
  (n) => many(n, (at) => `Word *${at}*, \`code\`, __strong__ and [a link](https://x.example/${at}).\n`),
  excerpt,
)
reader(
  'A label: its words',
  400,
  (n) => many(n, (at) => `Word *${at}* and [a link](https://x.example/${at}).\n`),
  plainText,
)
reader(
  'reStructuredText',
  60,
  (n) => many(n, (at) => `Heading ${at}\n${'='.repeat(12)}\n\nWord *${at}*, \`a link <https://x.example>\`_.\n`),
  renderRst,
)
reader('AsciiDoc', 200, (n) => many(n, (at) => `== Heading ${at}\n\n* one _${at}_\n** two\n`), asciidocToMarkdown)
reader(
  'MediaWiki',
  200,
  (n) => many(n, (at) => `== Heading ${at} ==\n* ''one'' [[Page ${at}|x]]\n`),
  mediawikiToMarkdown,
)
reader('front matter', 200, (n) => `---\n${many(n, (at) => `key${at}: [a, b, ${at}]`)}\n---\ntext`, parseFrontMatter)
reader('CSV', 400, (n) => `a,b,c\n${many(n, (at) => `${at},"x ""y""\nz",${at}`)}`, parseCsv)
reader(
  'CSV: an unclosed quote',
  1000,
  (n) => `a,b\n"${'x,y\n'.repeat(n)}`,
  (text) => {
    try {
      return parseCsv(text)
    } catch (error) {
      return error
    }
  },
)
reader(
  'a list of people',
  100,
  (n) =>
    `Email,Name,Division,Department,Team,Start Date\n${many(n, (at) => `p${at}@x.example,P ${at},D${at % 5},E${at % 20},T${at % 60},2020-01-0${(at % 9) + 1}`)}`,
  (text) => planDepartments(readPeopleFile('p.csv', text, now).people),
)
reader(
  'days of a column',
  400,
  (n) => many(n, (at) => `${(at % 12) + 1}/${(at % 28) + 1}/2020`),
  (text) => readDays(text.split('\n'), now),
)
reader(
  'a filter',
  400,
  (n) => many(n, (at) => `team:"a ${at}" -role:pm word`, ' '),
  (text) => parseFilter(text, ['team', 'role']),
)
reader(
  'a transcript',
  100,
  (n) => many(n, (at) => `[00:0${at % 10}:00] Ana: It waits ${at}.\n[00:0${at % 10}:30] Bo: How long?`),
  (text) => {
    storedTranscript(text)
    return parseTranscript(text)
  },
)
reader(
  'a transcript as a table',
  200,
  (n) => `speaker,time,text\n${many(n, (at) => `Ana,00:00:${10 + (at % 50)},It waits ${at}`)}`,
  readTable,
)
reader(
  'two texts compared',
  200,
  (n) => many(n, (at) => `line ${at % 3 === 0 ? at : 'same'}`),
  (text) => diffHunks(text, text.replaceAll('line 3', 'row 3')),
)
reader(
  'three texts put together',
  200,
  (n) => many(n, (at) => `line ${at}`),
  (text) => merge3(text, text.replaceAll('line 3', 'row 3'), text.replaceAll('line 5', 'row 5')),
)
reader(
  'words of a search in a text',
  400,
  (n) => many(n, (at) => `deployments wait ${at}`, ' '),
  (text) => snippetOf(text, ['deploy', 'wait']),
)
reader(
  'a search for quoted words',
  100,
  (n) => many(n, (at) => `deployments wait for ${at} hours on each day of it`, ' '),
  (text) => wordSearch([text], ['Ana']),
)

describe('eight times as much costs no more than twenty times as much', () => {
  it.each(Object.entries(READERS))(
    '%s',
    (_, { from, read }) => {
      const [short, long] = [read(from), read(from * 8)]
      short()
      const cost = costOf(short)
      // What takes less than some milliseconds is measured as that: the clock of the processor is coarse.
      expect(costOf(long)).toBeLessThan(20 * Math.max(cost, 4))
    },
    120_000,
  )
})
