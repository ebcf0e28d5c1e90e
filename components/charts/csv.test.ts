import { expect, it } from 'vitest'
import { csvLine } from './csv'

it.each([
  [['Team', 'n'], 'Team,n'],
  [['a "b", c', 'x\ny'], '"a ""b"", c","x\ny"'],
  [['=HYPERLINK("x")', '@a', '+cmd', '-1+1', '\tx'], `"'=HYPERLINK(""x"")",'@a,'+cmd,'-1+1,'\tx`],
  [['-3.5', '+2', '62 %'], '-3.5,+2,62 %'],
])('%j', (cells, line) => {
  expect(csvLine(cells)).toBe(line)
})
