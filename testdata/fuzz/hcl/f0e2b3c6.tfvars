§G
Eõ