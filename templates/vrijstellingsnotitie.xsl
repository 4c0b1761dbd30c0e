<?xml version="1.0" encoding="UTF-8"?>
<!-- The record of an exemption from the duty (AVG 14(5); INF-15): something else than a deferral. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/notitie.xsl"/>

  <xsl:template match="/notitie">
    <xsl:call-template name="note">
      <xsl:with-param name="kind">vrijstellingsnotitie</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="vrijstellingsnotitie.titel"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="notitie" mode="body">
    <p style="lead"><t:tekst k="vrijstellingsnotitie.inleiding"/></p>
    <xsl:call-template name="grounds"/>
    <xsl:call-template name="reasons"/>
    <!-- 14(5)b asks for measures that protect the person. -->
    <xsl:if test="evenredigheid">
      <heading level="2" id="maatregelen"><t:tekst k="vrijstellingsnotitie.maatregelen.kop"/></heading>
      <p><xsl:value-of select="evenredigheid"/></p>
    </xsl:if>
    <xsl:if test="noodzaak"><p><xsl:value-of select="noodzaak"/></p></xsl:if>
    <xsl:call-template name="consultation"/>
    <xsl:call-template name="decider"/>
  </xsl:template>
</xsl:stylesheet>
