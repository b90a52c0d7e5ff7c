/// Weekly activity of the students of module AAA of the Open University Learning Analytics Dataset
/// (Kuzilek, Hlosta & Zdrahal 2017, Scientific Data 4:170171; CC BY 4.0), counted by history: weeks
/// with at least one click, from the first day of the presentation on, for students active in at
/// least one of the first n weeks. `back` were active in weeks n + 1 to n + 4.
enum OpenUniversity {
  struct Row {
    var x, tx, students, back: Int
  }

  struct Course {
    var presentation: String
    var n: Int
    /// AUC of the probability of being back within four weeks, and of the time since the last
    /// active week, from an independent program.
    var areaUnderCurve, areaOfSilence: Double
    /// Of an independent fit; nil where none was computed.
    var logLikelihood: Double?
    /// Of an independent fit: students expected back, to the nearest.
    var expectedBack: Int?
    var rows: [Row]
  }

  static let courses = [
    Course(
      presentation: "2013J", n: 10, areaUnderCurve: 0.866, areaOfSilence: 0.824,
      logLikelihood: -1355.22, expectedBack: 337,
      rows: rows(
        """
        1 1 2 0, 1 2 1 1, 1 3 1 0, 2 2 2 0, 2 3 2 0, 2 6 1 0, 2 8 1 0, 3 3 1 0, 3 7 1 1, \
        3 8 2 0, 3 10 1 1, 4 4 2 0, 4 5 1 0, 4 7 2 0, 4 8 2 0, 4 10 1 0, 5 5 1 0, 5 6 3 1, \
        5 8 9 3, 5 9 6 2, 5 10 2 1, 6 6 2 1, 6 7 1 1, 6 8 5 4, 6 9 6 6, 6 10 9 8, 7 7 1 0, \
        7 8 8 6, 7 9 6 6, 7 10 9 9, 8 8 8 5, 8 9 10 7, 8 10 20 14, 9 9 17 16, 9 10 54 52, \
        10 10 176 173
        """)),
    Course(
      presentation: "2013J", n: 16, areaUnderCurve: 0.97, areaOfSilence: 0.945,
      logLikelihood: -2582.07, expectedBack: 333,
      rows: rows(
        """
        1 1 2 0, 1 3 1 0, 2 2 2 0, 2 3 2 1, 2 6 1 1, 2 13 1 0, 3 3 1 0, 3 8 1 1, 3 15 1 1, \
        4 4 2 0, 4 7 1 0, 4 15 1 1, 5 5 1 0, 5 6 1 0, 5 8 3 1, 5 9 1 0, 5 10 1 1, 5 15 1 1, \
        5 16 3 3, 6 6 1 0, 6 8 1 1, 6 10 1 0, 6 14 1 1, 6 15 2 1, 6 16 6 5, 7 7 1 0, 7 8 1 0, \
        7 12 1 1, 7 13 1 1, 7 14 2 1, 7 16 5 5, 8 8 2 0, 8 9 2 2, 8 10 3 0, 8 14 3 3, \
        8 15 2 2, 8 16 3 3, 9 9 1 0, 9 10 1 0, 9 13 1 1, 9 14 1 1, 9 15 4 4, 9 16 8 8, \
        10 14 1 1, 10 15 4 4, 10 16 13 13, 11 14 1 0, 11 15 2 2, 11 16 13 12, 12 14 5 5, \
        12 15 5 4, 12 16 24 24, 13 15 4 4, 13 16 24 24, 14 14 3 3, 14 16 43 43, 15 15 2 1, \
        15 16 54 54, 16 16 97 97
        """)),
    Course(
      presentation: "2013J", n: 22, areaUnderCurve: 0.976, areaOfSilence: 0.967,
      logLikelihood: -3468.23, expectedBack: 325,
      rows: rows(
        """
        1 1 2 0, 1 3 1 0, 2 2 2 0, 2 3 1 0, 2 13 1 0, 3 3 1 0, 3 20 1 0, 4 4 2 0, 4 7 1 0, \
        4 22 1 1, 5 5 1 0, 5 6 1 0, 5 8 1 0, 5 9 1 0, 5 22 1 1, 6 6 1 0, 6 10 1 1, 6 16 1 0, \
        6 21 1 0, 6 22 1 1, 7 7 1 0, 7 8 1 0, 7 14 1 0, 7 17 1 1, 7 18 1 1, 7 21 4 4, \
        7 22 2 2, 8 8 2 0, 8 10 3 0, 8 17 1 1, 8 18 2 2, 8 19 1 1, 8 20 1 1, 9 9 1 0, \
        9 10 1 0, 9 18 1 1, 9 19 2 2, 9 20 1 1, 9 21 1 1, 9 22 1 1, 10 17 1 1, 10 18 1 1, \
        10 19 4 4, 10 21 1 1, 10 22 3 3, 11 14 1 0, 11 18 1 0, 11 19 1 1, 11 20 2 2, \
        11 21 3 3, 12 15 1 0, 12 18 1 1, 12 19 1 1, 12 21 2 2, 12 22 5 5, 13 17 1 0, \
        13 18 1 0, 13 19 1 0, 13 20 2 2, 13 21 3 2, 13 22 7 7, 14 17 1 0, 14 19 3 3, \
        14 20 1 1, 14 21 2 2, 14 22 7 7, 15 15 1 0, 15 19 1 1, 15 20 1 1, 15 21 6 5, \
        15 22 11 10, 16 19 1 1, 16 20 1 1, 16 21 2 2, 16 22 7 7, 17 17 2 0, 17 18 1 1, \
        17 19 1 1, 17 21 3 3, 17 22 19 19, 18 20 1 0, 18 21 4 4, 18 22 18 18, 19 21 1 1, \
        19 22 19 19, 20 20 1 1, 20 21 3 3, 20 22 32 32, 21 21 1 1, 21 22 44 44, 22 22 86 86
        """)),
    Course(
      presentation: "2014J", n: 10, areaUnderCurve: 0.829, areaOfSilence: 0.807,
      logLikelihood: nil, expectedBack: nil,
      rows: rows(
        """
        1 1 1 0, 1 2 1 0, 1 3 1 0, 1 4 1 0, 1 6 1 0, 2 3 3 1, 2 5 1 0, 2 7 1 0, 2 8 1 0, \
        2 9 1 0, 3 3 2 1, 3 5 1 0, 3 7 1 0, 3 8 7 0, 3 9 1 1, 3 10 1 1, 4 5 1 0, 4 7 1 1, \
        4 8 7 5, 4 9 1 0, 4 10 2 1, 5 5 2 1, 5 6 1 0, 5 8 8 4, 5 9 1 1, 5 10 6 4, 6 6 3 1, \
        6 7 3 3, 6 8 11 9, 6 9 2 2, 6 10 6 6, 7 7 2 1, 7 8 3 1, 7 9 11 9, 7 10 16 14, \
        8 8 11 7, 8 9 11 8, 8 10 15 15, 9 9 13 13, 9 10 45 40, 10 10 145 141
        """)),
    Course(
      presentation: "2014J", n: 16, areaUnderCurve: 0.944, areaOfSilence: 0.908,
      logLikelihood: nil, expectedBack: nil,
      rows: rows(
        """
        1 1 1 0, 1 2 1 0, 1 3 1 0, 1 4 1 0, 1 6 1 0, 2 3 2 0, 2 5 1 0, 2 7 1 1, 2 9 1 1, \
        3 3 1 0, 3 5 1 0, 3 7 1 1, 3 8 5 2, 4 5 1 0, 4 8 1 1, 4 9 1 0, 4 15 1 1, 4 16 2 1, \
        5 5 1 0, 5 6 1 0, 5 8 3 2, 5 14 2 2, 5 16 3 2, 6 6 1 0, 6 8 1 1, 6 14 3 3, 6 15 1 1, \
        6 16 6 6, 7 7 1 0, 7 8 1 0, 7 9 1 1, 7 15 2 1, 7 16 6 6, 8 8 2 0, 8 9 2 0, 8 12 1 1, \
        8 13 1 1, 8 14 1 1, 8 15 6 6, 8 16 10 10, 9 10 1 0, 9 11 2 1, 9 13 2 2, 9 14 1 1, \
        9 15 4 4, 9 16 7 7, 10 10 4 0, 10 12 1 0, 10 14 2 1, 10 15 2 2, 10 16 16 16, \
        11 14 3 3, 11 15 1 1, 11 16 17 17, 12 14 2 2, 12 15 4 4, 12 16 16 15, 13 14 1 1, \
        13 15 5 5, 13 16 28 27, 14 15 1 1, 14 16 31 31, 15 15 1 1, 15 16 44 43, 16 16 76 76
        """)),
    Course(
      presentation: "2014J", n: 22, areaUnderCurve: 0.971, areaOfSilence: 0.951,
      logLikelihood: nil, expectedBack: nil,
      rows: rows(
        """
        1 1 1 0, 1 2 1 0, 1 3 1 0, 1 4 1 0, 1 6 1 1, 2 3 2 0, 2 5 1 0, 3 3 1 0, 3 5 1 0, \
        3 8 3 0, 3 17 1 1, 4 5 1 0, 4 9 1 0, 4 17 1 1, 4 18 1 1, 4 21 1 0, 5 5 1 0, 5 6 1 0, \
        5 8 1 0, 5 16 1 0, 5 22 2 2, 6 6 1 0, 6 17 1 1, 6 19 1 0, 6 21 1 1, 7 7 1 0, 7 8 1 0, \
        7 15 1 0, 7 17 1 1, 7 19 1 1, 7 22 1 1, 8 8 2 0, 8 9 2 0, 8 17 1 1, 8 18 1 1, \
        8 19 4 3, 8 20 1 1, 8 21 1 1, 8 22 1 1, 9 10 1 0, 9 11 1 0, 9 17 2 2, 9 18 1 1, \
        9 20 3 3, 9 21 2 2, 9 22 2 2, 10 10 4 0, 10 12 1 1, 10 14 1 0, 10 17 3 3, 10 18 3 2, \
        10 20 1 1, 10 22 4 3, 11 17 3 3, 11 18 1 1, 11 19 1 1, 11 20 3 3, 11 21 3 3, \
        11 22 1 1, 12 16 1 0, 12 19 2 2, 12 20 2 2, 12 21 5 5, 12 22 5 5, 13 16 1 0, \
        13 18 2 2, 13 19 2 2, 13 21 1 1, 13 22 4 4, 14 20 3 3, 14 21 3 3, 14 22 7 6, \
        15 16 1 0, 15 17 1 0, 15 19 1 1, 15 21 3 3, 15 22 12 12, 16 19 1 1, 16 20 5 5, \
        16 21 1 1, 16 22 11 11, 17 17 1 0, 17 21 3 3, 17 22 5 5, 18 18 1 0, 18 20 1 1, \
        18 21 4 4, 18 22 25 25, 19 20 2 2, 19 21 1 1, 19 22 14 14, 20 20 2 2, 20 21 3 2, \
        20 22 24 24, 21 21 3 3, 21 22 43 43, 22 22 57 57
        """)),
  ]

  /// "x tx students back" and so on.
  private static func rows(_ text: String) -> [Row] {
    text.split(separator: ",").map { row in
      let cells = row.split(separator: " ").compactMap { Int($0) }
      return Row(x: cells[0], tx: cells[1], students: cells[2], back: cells[3])
    }
  }
}
