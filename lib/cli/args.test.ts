import { describe, expect, it } from 'vitest'
import { readLine } from './args'
import { UsageError } from './command'

const commands = ['token create', 'import people', 'import responses', 'export', 'doctor']
const read = (line: string) => readLine(line.split(' '), commands)

describe('readLine', () => {
  it('finds the command and leaves its arguments, options anywhere', () => {
    expect(read('--json import responses s1 a.csv b.csv')).toEqual({
      command: 'import responses',
      help: false,
      words: ['s1', 'a.csv', 'b.csv'],
      options: { json: true },
    })
    expect(read('token create --email a@b.co --role=pm').options).toEqual({ email: 'a@b.co', role: 'pm' })
  })
  it('knows no half commands, and none by the name of what every object has', () => {
    for (const line of ['token', 'import', 'import nothing x', 'constructor', 'exports'])
      expect(read(line).command).toBeNull()
  })
  it('refuses options that nobody knows or that lack their value', () => {
    for (const line of ['doctor --fix', 'token create --email', 'doctor --json=yes'])
      expect(() => read(line)).toThrow(UsageError)
  })
})
