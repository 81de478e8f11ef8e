# Values that Terraform would read otherwise if they were written carelessly: see Tests/scripts/terraform-loads-tfvars-json.
terragrunt = {
  terraform {
    source = "module"
  }
}

interpolation        = "$${not.evaluated} and \044{this}"
interpolation_nested = ["$${a}", { key = "$${b}" }]
dollars              = "$ $$ $x 5$ $$$${x}"
directive            = "%{ if true }yes%{ endif } %%{ %"
quotes               = "a \"quoted\" 'word' and a back\\slash"
lines                = "one\ntwo\r\nthree\ttabbed"

heredoc = <<EOT
first "line"
  second \n line
EOT

control    = "\a\b\f\v\u0001\u007f"
unicode    = "é 日本 🦆 \u2028 <&>"
empty      = ""
empty_list = []
empty_map  = {}
looks_like = ["true", "1", "null", "1e3", "0755", "[]", "{}"]

whole    = 9007199254740993
smallest = -9223372036854775808
octal    = 0755
hex      = 0x1F
fraction = 0.1
spelling = 1.10
exponent = 2.5E-3
yes      = true
no       = false

deep = {
  "key with spaces" = [[1, [2, "$${c}"]], []]
  "key \"quoted\""  = { "%{" = false }
  "a.b"             = 1
}
