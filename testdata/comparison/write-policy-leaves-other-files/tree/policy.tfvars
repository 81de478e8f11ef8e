ignore "region" {
}
