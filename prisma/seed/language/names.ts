const GIVEN =
  `Ada Adil Aiko Alba Amara Anouk Arlo Asha Bashir Bea Bodhi Bruna Cai Carys Chidi Cleo Dalia Darius Davi Dewi Edda Eero
Efua Elif Emre Esme Farah Femi Fleur Gael Greta Hana Hugo Ida Ikram Imani Ivo Jada Jens Jora Kaito Kavya Kenji Lale Leif Lina Luca
Mads Mara Mei Milo Nadia Naim Neve Nils Noor Odile Olek Otis Paola Pia Quinn Rafa Reem Rhys Rosa Sami Sana Selma Soren Suki Taro
Tess Thandi Tove Uma Vera Vikram Wren Yara Yusuf Zeno Zola`.split(/\s+/)

const FAMILY =
  `Abara Achebe Aldana Almeida Arslan Ashdown Baptiste Barro Bellweather Bianchi Birch Castellan Chowdhury Cisse Corrigan Dahl
Demir Diallo Drummond Eklund Elgin Falk Farrow Ferreira Gallo Ghosh Grieve Haddad Halloran Hedlund Ibarra Ishida Jansen Kaya Keita
Kimura Kovac Lindqvist Lomax Maier Marchetti Mbeki Menon Moreau Nakagawa Novak Okonjo Olsen Ortega Pascual Petrov Quill Rahman Reyes
Rinaldi Sato Sene Silva Sorensen Strand Tamura Tennant Thorne Uribe Varela Vance Wahlberg Weir Yilmaz Zielinski`.split(
    /\s+/,
  )

/** Full names of nobody in particular, each given and family name in turn; more than the demo company needs. */
export function names(): string[] {
  return GIVEN.flatMap((given, index) =>
    [0, 1].map((round) => `${given} ${FAMILY[(index * 7 + round * 31) % FAMILY.length] ?? ''}`),
  )
}
