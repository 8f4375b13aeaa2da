/* global SwaggerUIBundle */
SwaggerUIBundle({
  dom_id: '#reference',
  url: '/api/v1/openapi.json',
  deepLinking: true,
  docExpansion: 'none',
  defaultModelsExpandDepth: 0,
  // Checking the document by somebody else's server is not for a page that fetches nothing from elsewhere.
  validatorUrl: null,
})
