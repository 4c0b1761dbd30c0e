<?xml version="1.0" encoding="UTF-8"?>
<!-- DOC-14, the decision that changes an annex: mandate, judgement of the core parties, the change, the new version (ANX-04, ANX-05). -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:t="urn:griffier:tekst" exclude-result-prefixes="t">
  <xsl:include href="unhandled.xsl"/>
  <xsl:include href="delen/convenantstuk.xsl"/>
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:template match="wijziging|mandaat|reden|toegevoegd|vervallen|beoordeeld|instemming|publicatie|toegang" mode="known"/>

  <xsl:template match="/bijlagewijziging">
    <xsl:apply-templates select="wijziging/*" mode="known"/>
    <xsl:call-template name="paper">
      <xsl:with-param name="kind">bijlagewijziging</xsl:with-param>
      <xsl:with-param name="title"><t:tekst k="stuk.wijziging.titel"><t:met select="wijziging/@bijlage"/></t:tekst></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="bijlagewijziging" mode="body">
    <xsl:for-each select="wijziging">
      <p style="lead"><t:tekst k="stuk.wijziging.besluit"><t:met><name><xsl:value-of select="../partij/naam"/></name></t:met><t:met select="@bijlage"/><t:met select="@versie"/><t:met select="@datum"/></t:tekst></p>
      <definitions>
        <xsl:if test="mandaat"><entry><term><t:tekst k="stuk.wijziging.mandaat"/></term><meaning><p><xsl:value-of select="mandaat"/></p></meaning></entry></xsl:if>
        <entry><term><t:tekst k="stuk.wijziging.reden"/></term><meaning><p><xsl:value-of select="reden"/></p></meaning></entry>
      </definitions>
      <heading level="2" id="wijzigt"><t:tekst k="stuk.wijziging.wijzigt"/></heading>
      <table widths="2 3 4">
        <head><cell header="true"><p><t:tekst k="stuk.wijziging.soort"/></p></cell><cell header="true"><p><t:tekst k="stuk.wijziging.organisatie"/></p></cell><cell header="true"><p><t:tekst k="stuk.wijziging.deskundigheid"/></p></cell></head>
        <xsl:for-each select="toegevoegd"><row><cell header="true"><p><t:tekst k="stuk.wijziging.toegevoegd"/></p></cell><cell><p><name><xsl:value-of select="."/></name></p></cell><cell><p><xsl:value-of select="@deskundigheid"/></p></cell></row></xsl:for-each>
        <xsl:for-each select="vervallen"><row><cell header="true"><p><t:tekst k="stuk.wijziging.vervallen"/></p></cell><cell><p><name><xsl:value-of select="."/></name></p></cell><cell><p><xsl:value-of select="@deskundigheid"/></p></cell></row></xsl:for-each>
      </table>
      <xsl:if test="beoordeeld">
        <heading level="2" id="oordeel"><t:tekst k="stuk.wijziging.oordeel"/></heading>
        <list><xsl:for-each select="beoordeeld"><item><p><name><xsl:value-of select="."/></name>, <xsl:value-of select="@datum"/></p></item></xsl:for-each></list>
      </xsl:if>
      <xsl:if test="instemming">
        <heading level="2" id="instemming"><t:tekst k="stuk.wijziging.instemming"/></heading>
        <list><xsl:for-each select="instemming"><item><p><name><xsl:value-of select="."/></name>, <xsl:value-of select="@datum"/></p></item></xsl:for-each></list>
      </xsl:if>
      <heading level="2" id="daarna"><t:tekst k="stuk.wijziging.daarna"/></heading>
      <list><xsl:for-each select="publicatie | toegang"><item><p><xsl:value-of select="."/></p></item></xsl:for-each></list>
    </xsl:for-each>
    <xsl:call-template name="to-sign"><xsl:with-param name="day" select="wijziging/@datum"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
