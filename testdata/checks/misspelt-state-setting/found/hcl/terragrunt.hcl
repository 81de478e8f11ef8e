remote_state {
  backend = "azurerm"
  config = {
    storage_acount_name = "acmestates"
    container_name      = "states"
    key                 = "app.tfstate"
  }
}
