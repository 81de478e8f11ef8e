import SourceText
import Testing

/// What counts as secret: by name, by appearance, and because the user says so.
struct SecretPolicyTests {
  @Test(arguments: [
    "password", "db_password", "DB_PASSWORD", "dbPassword", "db-pass", "userPwd", "client_secret",
    "api_key", "apiKey", "private_key_pem", "privatekey", "aws_access_key_id", "github_token", "TF_VAR_token",
    "credentials", "tags.api_token", "ssh_key", "db_passwds", "rootpasswds", "rootpasswdvalue", "basicauthvalue",
  ])
  func nameIsSecret(name: String) { #expect(SecretPolicy.standard.isSecret(name: Text(name))) }

  @Test(arguments: [
    "", "name", "passenger_count", "compass", "bypass_cache", "kms_key_id", "key", "keys", "region", "keyboard",
    "author", "secretsManagerArn", "secrets-manager", "parameter-store", "git-credential-helper",
    "imagePullCredentialsType",
    "image_pull_credentials_type",
  ])
  func nameIsPlain(name: String) { #expect(!SecretPolicy.standard.isSecret(name: Text(name))) }

  @Test(arguments: [
    "AKIAIOSFODNN7EXAMPLE", "id ASIAIOSFODNN7EXAMPLE here", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
    "-----BEGIN RSA PRIVATE KEY-----\nMII\n", "https://user:pw@example.com", "see postgres://u:p@h/db for more",
    "git::https://oauth2:abcdef@example.com/x.git", "ghp_abcdefghijklmnopqrstuvwxyz0123456789",
    "xoxb-123456789012-abcdefghij", "glpat-abcdefghij0123456789",
    "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxIn0.abc", "Authorization: Bearer abcdefghij0123456789",
    "dckr_pat_abcdefghij0123456789",
  ])
  func valueLooksSecret(value: String) { #expect(SecretPolicy.standard.isSecret(value: Text(value))) }

  @Test(arguments: [
    "", "prod", "AKIA", "arn:aws:secretsmanager:eu-west-1:123456789012:secret:name", "https://example.com:8080/a@b",
    "123456789012.dkr.ecr.eu-west-1.amazonaws.com/service:1.2.3", "da39a3ee5e6b4b0d3255bfef95601890afd80709",
    "Modules/Networking2/Public/Subnets3/Tables", "git::ssh://git@example.com/x.git?ref=v1.0.0",
    "arn:aws:iam::123456789012:role/EyJob", "arn:aws:s3:::my-bucket/*", "s3://bucket/key",
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
  ])
  func valueLooksPlain(value: String) { #expect(!SecretPolicy.standard.isSecret(value: Text(value))) }

  /// The start of a key, or a truncated key, before a key does not hide it.
  @Test(arguments: [
    "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "github_pat_", "glpat-", "npm_", "xoxb-", "xoxp-", "sk_live_", "rk_test_",
    "hvs.", "AIza", "dckr_pat_", "AKIA", "ASIA",
  ])
  func keyIsFoundWhereverItStands(start: String) {
    let key = start + String(repeating: "A1B2", count: 10)
    let policy = SecretPolicy.standard
    for before in ["", " ", "x=", "gh ghp_ ", "AKI AKIA ", "ey eyJ.", "://", "----- "] {
      for after in ["", " ", "/", "\n"] {
        #expect(policy.isSecret(value: Text(before + key + after)), "\(before + key + after)")
        #expect(!policy.isSecret(value: Text(before + start + after)), "\(before + start + after)")
      }
    }
  }

  @Test func encryptionKeyOfAWSIsAName() {
    let policy = SecretPolicy.standard
    for text in ["alias/artifacts", "arn:aws:kms:eu-west-1:123456789012:key/1", "arn:aws-cn:kms:x:1:alias/y"] {
      #expect(!policy.isSecret(name: "encryption_key", holding: Text(text)), "\(text)")
      #expect(!policy.isSecret(name: "encryptionKey", holding: Text(text)), "\(text)")
      #expect(!policy.isSecret(name: "encryption_key_password", holding: Text(text)), "\(text)")
      #expect(
        SecretPolicy(patterns: ["encryption_key"]).isSecret(name: "encryption_key", holding: Text(text)), "\(text)")
    }
    for text in ["hunter2", "alias/AKIAIOSFODNN7EXAMPLE"] {
      #expect(policy.isSecret(name: "encryption_key", holding: Text(text)), "\(text)")
    }
    #expect(policy.isSecret(name: "encryption_key", holding: nil))
  }

  @Test func valueAfterASecretNameIsMasked() {
    let policy = SecretPolicy.standard
    #expect(policy.shown("-var=db_password=x y") == "-var=db_password=(sensitive)")
    #expect(policy.shown("Server=a;Password=b") == "Server=a;Password=(sensitive)")
    #expect(policy.shown("curl -H 'Authorization: Basic bWU6eA==' x") == "curl -H 'Authorization: (sensitive)' x")
    #expect(policy.shown("{\"token\": \"x\"}") == "{\"token\": \"(sensitive)\"}")
    #expect(policy.shown("echo ${API_TOKEN:-x} y") == "echo ${API_TOKEN:-(sensitive)} y")
    #expect(policy.shown("echo ${TOKEN-x}") == "echo ${TOKEN-(sensitive)}")
    #expect(policy.shown("echo ${var.token} x") == "echo ${var.token} x")
    #expect(policy.shown("login --token x y") == "login --token (sensitive) y")
    #expect(policy.shown("docker login --password-stdin x.y") == "docker login --password-stdin x.y")
    #expect(policy.shown("get-login-password --region x") == "get-login-password --region x")
    #expect(policy.shown("arn:aws:secretsmanager:x") == "arn:aws:secretsmanager:x")
    #expect(policy.shown(words: ["a", "--token", "b", "-p", "c"]) == ["a", "--token", "(sensitive)", "-p", "c"])
    #expect(SecretPolicy.revealing.shown("password=x") == "password=x")
  }

  private static func shown(_ line: String, marking marker: Range<Int>) -> (text: Text, marker: Range<Int>) {
    let file = SourceFile(name: "a.tfvars", bytes: Array(line.utf8))
    file.noteWellFormed()
    return DiagnosticRedactor(.standard).line(0..<line.utf8.count, of: file, marking: marker)
  }

  /// A text that follows a masked comment without a blank is searched too.
  @Test func textBehindAMaskedCommentIsMasked() {
    #expect(Self.shown("/* token x */\"db_password=hunter2\"", marking: 0..<1).text.firstRange(of: "hunter2") == nil)
  }

  /// Of a secret nothing is marked but the mask, and that only when the secret itself was meant.
  @Test(arguments: [
    (0..<8, 0..<8), (0..<11, 0..<11), (0..<12, 0..<22), (11..<20, 11..<22), (13..<14, 11..<22), (20..<20, 22..<22),
  ])
  func aMarkEndsWhereTheSecretBegins(marker: Range<Int>, shown: Range<Int>) {
    let line = Self.shown("password = \"hunter2\"", marking: marker)
    #expect(line.text == "password = (sensitive)" && line.marker == shown, "\(line)")
  }

  @Test func userNamesMore() {
    let policy = SecretPolicy(patterns: ["*_dsn", "pin", "a*b*c"])
    for name in ["db_dsn", "DB_DSN", "PIN", "abc", "aXbXc", "map.pin", "TF_VAR_pin"] {
      #expect(policy.isSecret(name: Text(name)), "\(name)")
    }
    for name in ["dsn_x", "pins", "ac", "acb", "TF_VAR_pins"] { #expect(!policy.isSecret(name: Text(name)), "\(name)") }
  }

  @Test func commentMarksAName() {
    let names = SensitiveNames()
    names.notice(
      Array(
        """
        one = 1 # strata:sensitive
        # strata:sensitive, since it holds a PIN
        # (ask the team)
        two = {
          three = 3 // strata:sensitive
        }
        # strata:sensitive

        "four" = 4
        five = 5
        variable "six" { } # strata:sensitive
        # strata:sensitive
        """.utf8))
    let policy = SecretPolicy(marked: names)
    for name in ["one", "two", "three", "four", "six", "ONE", "x.one", "TF_VAR_two"] {
      #expect(policy.isSecret(name: Text(name)), "\(name)")
    }
    #expect(!policy.isSecret(name: "five"))
  }

  /// A stray backslash makes a control character of the name's first letter.
  @Test(arguments: [("--\u{7}pi_key", true), ("--\u{9}oken", true), ("--\u{7}ge", false), ("\u{7}pi_key", false)])
  func aFlagWithAStrayBackslashIsJudged(flag: String, isSecret: Bool) {
    let shown = SecretPolicy.standard.shown(words: [Text(flag), "abc"])
    #expect((shown[1] != "abc") == isSecret)
  }
}
