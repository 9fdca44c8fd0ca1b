await import('../fixtures/generate/shops.js');
