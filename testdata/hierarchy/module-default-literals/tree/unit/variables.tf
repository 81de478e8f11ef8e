# Literals as Terraform 0.12 and later write them: each default is what Terraform itself says it is.
variable "escapes" {
  default = "tab\t quote\" backslash\\ é\u00e9 😀\U0001F600 line\nend"
}

variable "not_templates" {
  default = "$${var.x} %%{ if } $ % $$ %% 5% $5 {"
}

variable "comment_signs" {
  default = "# // /* */" # not in the string
}

variable "numbers" {
  default = [0, 007, 12, -3, 1.50, -0.25, 1e3, 2.5E-2, 123456789012345678]
}

variable "booleans" {
  default = [true, false]
}

variable "heredoc" {
  default = <<EOT
  two blanks "quoted" \n stays
$${kept}

EOT
}

variable "indented_heredoc" {
  default = <<-EOT
      six
        eight

      six
    EOT
}

variable "nested" {
  type = object({
    name = string
    size = optional(number, 3)
    list = list(map(string))
  })
  default = {
    name = "a", size = 4
    "list" : [
      { "key with blank" = "x" },
      # a comment
      { eu-west-1 = "y", },
    ]
  }
}

variable "numbered_keys" {
  default = { 1 = "one", "2" = "two" }
}

variable "key_twice" {
  default = { a = 1, a = 2 }
}

variable "empty" {
  default = [{}, [], ""]
}

variable "nothing" {
  default = null
}

variable "nothing_inside" {
  default = { a = null }
}
