equals "x" {}
ignore { "x" = 1 }
ignore "x" { reson = "y" }
differ "x" { expires = "2026-02-30" }
differ "y" { side = "a" }
one_side "z" { units = "all" }
