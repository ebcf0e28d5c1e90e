import { all, any, MAX_COMPARISONS, not, Unrepresentable, type Logic } from './rules-logic'

/** One side of a comparison: the answer that a name stands for, or a value. A bare name is one without braces. */
export type Operand =
  { kind: 'name'; name: string; bare?: boolean } | { kind: 'value'; value: string | number | (string | number)[] }
export type Operator =
  | '='
  | '!='
  | '<'
  | '<='
  | '>'
  | '>='
  | 'contains'
  | 'notcontains'
  | 'anyof'
  | 'noneof'
  | 'allof'
  | 'empty'
  | 'notempty'
  // A side alone, compared with nothing: what that means differs from tool to tool.
  | 'true'

/** What a dialect makes of one comparison. @throws Unrepresentable */
export type Meaning = (left: Operand, operator: Operator, right: Operand | undefined) => Logic

interface Token {
  kind: 'name' | 'word' | 'text' | 'number' | 'sign'
  text: string
}

const TOKEN =
  /\s+|\{([^{}]*)\}|"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(-?\d+(?:\.\d+)?)(?![\w.])|([A-Za-z_\d][\w.#]*)|(<=|>=|<>|==|!=|&&|\|\||[=<>!()[\],+*/%^?-])|([\s\S])/g

function tokensOf(source: string): Token[] {
  const tokens: Token[] = []
  for (const [, braced, double, single, number, word, sign, other] of source.matchAll(TOKEN)) {
    if (braced !== undefined) tokens.push({ kind: 'name', text: braced.trim() })
    else if (double !== undefined || single !== undefined)
      tokens.push({ kind: 'text', text: (double ?? single)!.replace(/\\(.)/g, '$1') })
    else if (number !== undefined) tokens.push({ kind: 'number', text: number })
    else if (word !== undefined) tokens.push({ kind: 'word', text: word })
    else if (sign !== undefined) tokens.push({ kind: 'sign', text: sign })
    else if (other !== undefined) throw new Unrepresentable(`holds “${other}”`)
  }
  return tokens
}

const OPERATORS: Record<string, Operator> = {
  '=': '=',
  '==': '=',
  eq: '=',
  equal: '=',
  '!=': '!=',
  '<>': '!=',
  ne: '!=',
  notequal: '!=',
  '<': '<',
  lt: '<',
  less: '<',
  '<=': '<=',
  le: '<=',
  lessorequal: '<=',
  '>': '>',
  gt: '>',
  greater: '>',
  '>=': '>=',
  ge: '>=',
  greaterorequal: '>=',
  contains: 'contains',
  contain: 'contains',
  notcontains: 'notcontains',
  notcontain: 'notcontains',
  anyof: 'anyof',
  noneof: 'noneof',
  allof: 'allof',
}
const AND = new Set(['and', '&&', '&'])
const OR = new Set(['or', '||', '|'])
const NOT = new Set(['not', '!', 'negate'])
const EMPTY: Record<string, Operator> = { is_empty: 'empty', isempty: 'empty', empty: 'empty', notempty: 'notempty' }
/** A hand-written condition is never nested like this. */
const DEEPEST = 200

/**
 * Reads a condition as LimeSurvey ("relevance") and SurveyJS ("visibleIf") write them: comparisons joined by and, or, not and parentheses.
 * @throws Unrepresentable naming what has no counterpart: functions, arithmetic, comparisons of two answers
 */
export function parseExpression(source: string, meaning: Meaning): Logic {
  const tokens = tokensOf(source)
  let at = 0
  let depth = 0
  let comparisons = 0
  const peek = () => tokens[at]
  const is = (words: ReadonlySet<string>) => {
    const token = peek()
    return (
      token !== undefined && (token.kind === 'word' || token.kind === 'sign') && words.has(token.text.toLowerCase())
    )
  }
  const sign = (text: string) => peek()?.kind === 'sign' && peek()!.text === text
  const take = (text: string) => {
    if (!sign(text))
      throw new Unrepresentable(peek() ? `cannot be read at “${peek()!.text.slice(0, 40)}”` : 'ends too early')
    at++
  }

  const disjunction = (): Logic => {
    if (++depth > DEEPEST) throw new Unrepresentable('is nested too deeply')
    const parts = [conjunction()]
    while (is(OR)) {
      at++
      parts.push(conjunction())
    }
    depth--
    return parts.length === 1 ? parts[0]! : any(...parts)
  }
  const conjunction = (): Logic => {
    const parts = [negation()]
    while (is(AND)) {
      at++
      parts.push(negation())
    }
    return parts.length === 1 ? parts[0]! : all(...parts)
  }
  const negation = (): Logic => {
    let odd = false
    const first = at
    while (is(NOT)) {
      at++
      odd = !odd
    }
    const inner = sign('(') ? grouped() : comparison(at > first)
    return odd ? not(inner) : inner
  }
  const grouped = (): Logic => {
    take('(')
    const inner = disjunction()
    take(')')
    return inner
  }
  const operand = (): Operand => {
    // Around one side: (Q1.NAOK) == "Y"
    const token = tokens[at++]
    if (!token) throw new Unrepresentable('ends too early')
    if (token.kind === 'name') return { kind: 'name', name: token.text }
    if (token.kind === 'text') return { kind: 'value', value: token.text }
    if (token.kind === 'number') return { kind: 'value', value: Number(token.text) }
    if (token.kind === 'word') {
      if (sign('(')) throw new Unrepresentable(`uses the function ${token.text}()`)
      return /^(?:true|false)$/i.test(token.text)
        ? { kind: 'value', value: token.text.toLowerCase() }
        : { kind: 'name', name: token.text, bare: true }
    }
    if (token.text !== '[') throw new Unrepresentable(`cannot be read at “${token.text}”`)
    const values: (string | number)[] = []
    while (!sign(']')) {
      const item = operand()
      if (item.kind !== 'value' || Array.isArray(item.value))
        throw new Unrepresentable('lists something other than values')
      values.push(item.value)
      if (!sign(']')) take(',')
    }
    take(']')
    return { kind: 'value', value: values }
  }
  const comparison = (negated: boolean): Logic => {
    if (++comparisons > MAX_COMPARISONS) throw new Unrepresentable(`has more than ${MAX_COMPARISONS} comparisons`)
    const called = peek()?.kind === 'word' ? EMPTY[peek()!.text.toLowerCase()] : undefined
    if (called && tokens[at + 1]?.text === '(') {
      at += 2
      const argument = operand()
      take(')')
      return meaning(argument, called, undefined)
    }
    const left = operand()
    const next = peek()
    if (next?.kind === 'sign' && '+-*/%^?'.includes(next.text)) throw new Unrepresentable('calculates')
    const postfix = next?.kind === 'word' ? EMPTY[next.text.toLowerCase()] : undefined
    if (postfix) {
      if (negated) throw new Unrepresentable('compares the opposite of an answer')
      at++
      return meaning(left, postfix, undefined)
    }
    const operator =
      next && (next.kind === 'word' || next.kind === 'sign') ? OPERATORS[next.text.toLowerCase()] : undefined
    if (!operator) return meaning(left, 'true', undefined)
    // "!a = b" is "(!a) = b" wherever it is evaluated, and not "!(a = b)".
    if (negated) throw new Unrepresentable('compares the opposite of an answer')
    at++
    return meaning(left, operator, operand())
  }

  if (tokens.length === 0) return all()
  const logic = disjunction()
  if (at < tokens.length) throw new Unrepresentable(`cannot be read at “${tokens[at]!.text.slice(0, 40)}”`)
  return logic
}
