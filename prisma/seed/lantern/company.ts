import { company } from '../language/company'

/** Lantern Freight: software for freight brokers and the carriers who drive for them. Nobody here exists. */
export const lantern = () =>
  company('Lantern Freight', 'lanternfreight.example')
    .platformTeam(
      'Platform',
      { backend: 4, sre: 3, frontend: 2 },
      'Priya Nandakumar',
      'Owen Castellane',
      'Sigrid Halvorsen',
    )
    .team(
      'Payments',
      { backend: 8, frontend: 2, qa: 1 },
      'Ines Varga',
      'Jonah Pell',
      'Marisol Etxeberria',
      'Kwame Asante',
    )
    .team('Pricing', { backend: 6, data: 1 }, 'Leonie Brandt', 'Dmitri Sokol')
    .team('Quotes', { backend: 6, frontend: 3 }, 'Callum Reid', 'Nkechi Obi', 'Hedda Lunde')
    .team('Tracking', { backend: 8, data: 2 }, 'Rosalind Achterberg', 'Tariq Mansour', 'Joon Seo')
    .team(
      'Carrier Integrations',
      { backend: 10, qa: 1 },
      'Beatriz Fonseca',
      'Anselm Krüger',
      'Wanjiru Kamau',
      'Piotr Zaleski',
    )
    .team('Mobile', { mobile: 10, qa: 2 }, 'Yuki Tanabe', 'Fionn Gallagher', 'Aditi Rao', 'Stellan Berg')
    .team('Web Portal', { frontend: 8, backend: 3 }, 'Camille Rousseau', 'Tobias Wren', 'Zanele Dube')
    .team('Data', { data: 7, backend: 2 }, 'Henrik Solberg', 'Mina Farrokh', 'Gwen Tregarthen')
    .team('Warehouse', { backend: 6, mobile: 2 }, 'Oskar Lind', 'Paloma Ríos')
    .team('Billing', { backend: 5, frontend: 1 }, 'Adaeze Nwosu', 'Ruben Vos')
    .team('Identity', { backend: 4, sre: 2 }, 'Sunniva Aas', 'Malik Renard')
    .team('Machine Learning', { ml: 4, data: 1 }, 'Elio Marchetti', 'Shanthi Iyer')
    .team('Site Reliability', { sre: 6 }, 'Dara Quigley', 'Mateus Prado')
    .person('Maren Okafor', 'pm', 'product', 'Platform')
    .person('Theo Lindgren', 'advocate', 'advocate', 'Platform')
    .person('Salma Haddou', 'advocate', 'advocate', 'Platform')
    .person('Greta Vossberg', 'admin', 'operations')
    .person('Conrad Ashby', 'stakeholder', 'engineering leadership')
    .person('Lucía Ferrán', 'stakeholder', 'finance')
    .person('Bram de Witt', 'stakeholder', 'security')
    .joined('Nkechi Obi', 41)
    .joined('Hedda Lunde', 74)
    .joined('Kwame Asante', 96)
    .joined('Aditi Rao', 63)
    .joined('Stellan Berg', 120)
    .joined('Piotr Zaleski', 52)
    .joined('Zanele Dube', 58)
    .joined('Gwen Tregarthen', 133)
    .joined('Paloma Ríos', 88)
    .joined('Ruben Vos', 110)
    .joined('Joon Seo', 30)
    .joined('Shanthi Iyer', 81)
    .joined('Malik Renard', 142)
    .joined('Dmitri Sokol', 67)
