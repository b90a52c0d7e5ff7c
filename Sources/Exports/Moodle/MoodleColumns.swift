import Activity
import Tabular

/// What Moodle's columns are called in English, French and German, in lower case; older versions'
/// names too. The first name is the one for complaints.
enum MoodleColumns {
  static let time = ["time", "heure", "zeit"]
  static let component = ["component", "composant", "komponente"]
  static let description = ["description", "beschreibung"]
  static let origin = ["origin", "origine", "herkunft"]

  static let firstName = ["first name", "prénom", "vorname"]
  static let lastName = ["last name", "surname", "nom de famille", "nom", "nachname"]
  static let fullName = [
    "full name", "user full name", "first name / last name", "first name / surname",
    "nom complet", "prénom / nom de famille", "prénom / nom", "vollständiger name",
    "vorname / nachname",
  ]
  static let username = ["username", "nom d'utilisateur", "nom d’utilisateur", "anmeldename"]
  static let email = ["email address", "adresse de courriel", "e-mail-adresse", "e-mail"]

  static let roles = ["roles", "rôles", "rollen"]
  static let groups = ["groups", "groupes", "gruppen"]
  static let lastAccess = [
    "last access", "last access to course", "dernier accès", "dernier accès au cours",
    "letzter zugriff", "letzter zugriff auf kurs", "letzter zugriff zum kurs",
  ]

  static let completed = ["completed", "terminé", "beendet", "abgeschlossen"]
  static let grade = ["grade", "note", "bewertung"]

  /// Either of the two tells an account.
  static let account = username + email
}

/// Which account a row is about, when it tells a username or an email address: its number in
/// Moodle's list of users, which is what logs tell. Neither of the two is kept.
struct MoodleAccount {
  /// The column that names the account.
  let written: Cell
  let member: Cell
  let join: Join

  /// - Throws: `Diagnostic` where the file names no accounts, or no list of users was given;
  ///   whatever reading that list throws.
  init(_ header: Header, _ file: ExportFile, kind: String) throws {
    let username = try header.index(ofOneOf: MoodleColumns.username)
    let field = try username ?? header.required(MoodleColumns.email, kind: kind)
    guard let users = file.told.moodleUsers else {
      throw Diagnostic(.missingUsers, at: header.location, expected: .usersOption)
    }
    let key = username == nil ? "email" : "username"
    let table = try JoinTable(
      InputFile(path: users), form: .canonical, key: key, columns: ["id"])
    written = .field(field)
    member = .joined(join: 0, column: 0)
    join = Join(keyField: field, table: table)
  }
}
