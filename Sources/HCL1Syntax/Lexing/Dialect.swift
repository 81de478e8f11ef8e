/// The version of hashicorp/hcl that reads a text which Terragrunt 0.18.7 and Terraform 0.11 also read.
public enum Dialect: Sendable {
  /// hashicorp/hcl 1.0.0: a heredoc ends at a line that contains only its marker;
  /// a whole number may replace an earlier float.
  case current
  /// The 2017 versions in Terragrunt 0.18.7 (23c074d) and Terraform 0.11.14 (a4b07c2): a heredoc ends at the first
  /// line that ends in its marker, whatever precedes it; a whole number after a float of that key is refused.
  case of2017
}
