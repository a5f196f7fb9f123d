"""Cross-posting: what is due (`plan`), sending it once (`deliver`), the networks (`adapters`)."""
