/// First and last names as France hears them. Every pairing of the two is fictional.
enum Names {
  static let feminine = [
    "Adèle", "Aïcha", "Aïssatou", "Amélie", "Anaïs", "Anne-Laure", "Awa", "Béatrice", "Camille",
    "Carla", "Caroline", "Cécile", "Chloé", "Clémence", "Élodie", "Émilie", "Esra", "Fanta",
    "Fatima", "Fleur", "Gaëlle", "Giulia", "Gwenaëlle", "Hélène", "Inès", "Irène", "Jeanne",
    "Joëlle", "Kadiatou", "Kenza", "Laëtitia", "Leïla", "Linh", "Loubna", "Louise", "Lucía",
    "Maëlys", "Maïté", "Margaux", "Marie-Ange", "Mariam", "Marion", "Mathilde", "Maud", "Mei",
    "Naïma", "Noémie", "Océane", "Ornella", "Pauline", "Rachida", "Rania", "Raphaëlle", "Rosa",
    "Sabrina", "Salomé", "Samira", "Sarah", "Solène", "Sylvie", "Thi-Mai", "Violette", "Yasmine",
    "Zoé",
  ]

  static let masculine = [
    "Abdoulaye", "Adrien", "Alexis", "Amadou", "André", "Antoine", "Arnaud", "Aurélien", "Bastien",
    "Benoît", "Bilal", "Boubacar", "Bruno", "Cédric", "Clément", "Corentin", "Cyril", "Damien",
    "Diego", "Driss", "Élie", "Emre", "Enzo", "Erwan", "Étienne", "Fabrice", "Farid", "François",
    "Frédéric", "Gaël", "Gaspard", "Gérald", "Hicham", "Hugo", "Ibrahim", "Ismaël", "Jean-Baptiste",
    "Jérôme", "João", "Joël", "Julien", "Karim", "Kévin", "Loïc", "Ludovic", "Malo", "Marc-Antoine",
    "Mathéo", "Mehdi", "Mickaël", "Minh", "Nathan", "Noé", "Ousmane", "Paolo", "Pierre-Yves",
    "Rémi", "Romain", "Sami", "Sébastien", "Théo", "Tomasz", "Yann", "Zacharie",
  ]

  static let last = [
    "Abadie", "Aït Kaci", "Almeida", "Amsellem", "Arnoux", "Assouline", "Auger", "Azoulay", "Ba",
    "Bakary", "Barbet", "Baudouin", "Belkacem", "Benali", "Ben Youssef", "Berthelot", "Bianchi",
    "Boucher", "Bouzid", "Brémond", "Cadiou", "Camara", "Cardoso", "Castagnet", "Chauvin",
    "Chevallier", "Cissé", "Colin", "Corre", "Da Costa", "D'Almeida", "Dallongeville", "Delaunay",
    "Delmas", "Demir", "Deschamps", "Diallo", "Diop", "Dos Santos", "Dubreuil", "Duchêne", "Duval",
    "El Amrani", "Espinasse", "Etcheverry", "Fabre", "Faure", "Ferrand", "Ferreira", "Foucault",
    "Gauthier", "Gérard", "Gonçalves", "Gosselin", "Grandjean", "Guéguen", "Guillou", "Haddad",
    "Hamon", "Hernandez", "Hoarau", "Hubert", "Iglesias", "Jacquet", "Jaouen", "Kaya", "Keita",
    "Kerbrat", "Klein", "Koné", "Kowalski", "Lacroix", "Lahlou", "Lambert", "Le Bihan", "Le Goff",
    "Lefèvre", "L'Hostis", "Lopes", "Loisel", "Mahé", "Maillot", "Mancini", "Marchand", "Marques",
    "Martin-Roche", "Mendès", "Mercier", "Meunier", "Meziane", "Monnet", "Moreau", "N'Diaye",
    "Ngo", "Nguyen", "Nowak", "O'Brien", "Ouédraogo", "Özdemir", "Parmentier", "Payet", "Péron",
    "Petit-Jean", "Pham", "Picard", "Pinheiro", "Poulain", "Prigent", "Quentin", "Ravel", "Ribeiro",
    "Rivière", "Rossi", "Roussel", "Saïdi", "Sanchez", "Sauvage", "Schmitt", "Sow", "Tanguy",
    "Tessier", "Touré", "Tran", "Traoré", "Vasseur", "Vidal", "Weber", "Yıldız", "Zidi",
  ]
}
