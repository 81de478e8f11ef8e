a "x" { n = 1 }
a "y" { n = 2 }
b "z" {}
