equal "x" {}
equal "w" = 3
