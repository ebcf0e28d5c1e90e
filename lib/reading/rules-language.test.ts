import { describe, expect, it } from 'vitest'
import { loadLanguageDetector } from './repo-language'
import { languageOf } from './rules-language'

describe('languageOf', () => {
  const languages = ['en', 'de', 'ja']
  it('takes kana for Japanese without asking, and one word for the usual language', () => {
    const never = () => {
      throw new Error('asked')
    }
    expect(languageOf('ビルドが遅い', languages, never)).toBe('ja')
    expect(languageOf('Langsam', languages, never)).toBe('en')
    expect(languageOf('`npm run build --force` src/lib/index.ts', languages, never)).toBe('en')
  })
  it('cuts code out before it asks, and takes no language that is not likely', () => {
    const asked: string[] = []
    const detect = (text: string) => {
      asked.push(text)
      return 'fr'
    }
    expect(languageOf('Der Build von `make all` dauert lange', languages, detect)).toBe('en')
    expect(asked[0]).not.toContain('make')
  })
})

describe('the language detector', () => {
  it.each([
    ['en', 'The build takes far too long every morning'],
    ['de', 'Der Build dauert jeden Morgen viel zu lange'],
    ['fr', 'La compilation est beaucoup trop lente chaque matin'],
    ['es', 'La compilación tarda demasiado todas las mañanas'],
    ['ja', '毎朝ビルドに時間がかかりすぎる'],
    ['de', 'Das Deployment mit `kubectl rollout restart` hängt oft'],
    ['pt', 'O build demora quarenta minutos e ninguém sabe porquê'],
    ['pt', 'A documentação está desatualizada'],
    ['es', 'La documentación está desactualizada'],
    ['it', "Manca l'accesso al database"],
    ['nl', 'De documentatie is verouderd'],
    // Letters that the model does not know are no English, however few words there are.
    ['ru', 'Сборка занимает сорок минут'],
    ['ko', '빌드가 너무 느려요'],
    ['zh', '文档已经过期了'],
    ['zh', 'CI 太慢了，每次都要等一个小时'],
    ['he', 'כל build לוקח שעה'],
    ['und', 'เอกสารเก่า'],
    ['en', 'The word 構築 appears in our docs all the time'],
    ['en', 'I forgot my password'],
    ['en', 'CI used to be slow'],
    ['en', 'https://ci.example.com/job/123'],
  ])('tells %s', async (language, text) => {
    const detectLanguage = await loadLanguageDetector()
    expect(detectLanguage(text)).toBe(language)
  })
})
