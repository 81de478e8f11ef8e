equal "x" {
