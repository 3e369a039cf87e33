"""What every page wears: base template, design tokens, components, icons, charts, catalogs."""
