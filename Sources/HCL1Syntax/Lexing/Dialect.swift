/// Which of the two versions of hashicorp/hcl reads a text that Terragrunt 0.18.7 and Terraform 0.11 also read.
public enum Dialect: Sendable {
  /// hashicorp/hcl 1.0.0: a heredoc ends at a line that holds its marker alone.
  case current
  /// The ones from 2017 that Terragrunt 0.18.7 (23c074d) and Terraform 0.11.14 (a4b07c2) carry: a heredoc ends at the
  /// first line that ends in its marker, whatever stands before.
  case of2017
}
