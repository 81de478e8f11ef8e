differ "account" { reason = "one account an environment" }
one_side "debug" { side = "a" }
ignore "s*" { units = ["ap*"] }
one_side_unit "*" {}
