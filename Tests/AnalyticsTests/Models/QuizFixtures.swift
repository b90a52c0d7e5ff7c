import Foundation

/// Marks of 25 students at seven questions, and what Moodle's own test expects of them: results00.csv
/// and qstats00.csv of mod/quiz/report/statistics/tests/fixtures, retyped (Moodle is under the GNU
/// General Public License, version 3 or later; these are figures).
enum MoodleQuiz {
  static let marks = matrix(
    """
    1 1 1 1 1 0 1, 1 1 1 1 0.5 1 0, 1 1 1 1 0.5 0 1, 0 0 1 1 1 0 0, 1 0 1 0 0 1 0.5, \
    1 1 1 1 0.5 0 0.5, 0 1 1 1 0.5 1 0.5, 1 1 1 0 0.5 1 0.5, 1 0 1 1 1 1 1, 0 1 1 0 0.5 1 0.5, \
    0.8 0 1 1 0.5 1 0.5, 1 1 1 0 0.5 1 1, 1 0 1 1 0.5 1 0.5, 1 0 1 1 1 0 0.5, 0 0 1 1 0 1 1, \
    1 0 1 0 0.5 1 1, 0.8 0 1 1 0.5 0 1, 1 0 1 1 0 1 0.5, 1 0 1 1 0.5 0 0.5, 0 1 1 0 0.5 1 0, \
    1 1 0.3333333 1 0.5 0 0.5, 1 1 1 0 0.5 0 0.5, 1 1 1 1 0 1 0.5, 0 0 1 0 0.5 1 1, 0 0 1 1 1 1 1
    """)

  static let facility = [
    0.704, 0.48, 0.973333332, 0.68, 0.52, 0.64, 0.62,
  ]
  static let discriminationIndex = [
    -7.0650767526, -28.8982125772, -9.1230674268, -22.6306444113, -17.6997047674,
    -45.3785178421, -5.6543166602,
  ]
  static let discriminativeEfficiency = [
    -9.4550536967, -36.7834118938, -21.6545012165, -31.4411395613, -21.1794802584,
    -56.9365974439, -6.5043742058,
  ]
  static let internalConsistency = -87.2230935542

  /// Rows parted by commas, marks by spaces.
  private static func matrix(_ text: String) -> [[Double]] {
    text.split(separator: ",").map { $0.split(separator: " ").compactMap { Double($0) } }
  }
}

/// Right and wrong answers of 1,000 candidates at the five questions of section 6 of the Law School
/// Admission Test: Bock & Lieberman (1970), "Fitting a response model for n dichotomously scored
/// items", Psychometrika 35(2), as response patterns with counts.
///
/// Figures by NumPy 2.4: `cov(x, total - x)` with n - 1, Cronbach's alpha from the same variances
/// (0.295, as other programs publish for these data), the greatest covariance from both sorted.
enum LawSchoolTest {
  /// Candidates by pattern, from 00000 to 11111.
  private static let counts = [
    3, 6, 2, 11, 1, 1, 3, 4, 1, 8, 0, 16, 0, 3, 2, 15, 10, 29, 14, 81, 3, 28, 15, 80, 16, 56, 21,
    173, 11, 61, 28, 298,
  ]

  static let marks: [[Double]] = counts.enumerated().flatMap { pattern, count in
    let row = (0..<5).map { Double(pattern >> (4 - $0) & 1) }
    return Array(repeating: row, count: count)
  }

  static let facility = [0.924, 0.709, 0.553, 0.763, 0.87]
  static let standardDeviation = [
    0.2651307117146074, 0.45445079549443584, 0.4974318430081034, 0.4254550646214145,
    0.33647171235218754,
  ]
  static let discriminationIndex = [
    11.283268892234197, 15.317812011652975, 17.277894329108854, 14.442809524709437,
    12.159640254709615,
  ]
  static let discriminativeEfficiency = [
    18.48172207362096, 20.002666577780737, 21.88995436891397, 17.7201964267058, 18.77477124822621,
  ]
  static let internalConsistency = 29.49971922159539
}
