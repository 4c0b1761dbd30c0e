<?xml version="1.0" encoding="UTF-8"?>
<!--
  What no template handles stops the document: a letter with a hole must not leave the house. Every template includes this part.
  Two nets: an element that is applied and that nothing matches, and (mode "known") an element of the tree that nothing prints.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:template match="*">
    <xsl:message terminate="yes">onbekend-element <xsl:value-of select="name()"/></xsl:message>
  </xsl:template>
  <xsl:template match="*" mode="known">
    <xsl:message terminate="yes">onbekend-element <xsl:value-of select="name()"/></xsl:message>
  </xsl:template>
  <xsl:template name="unknown-value">
    <xsl:param name="of"/>
    <xsl:message terminate="yes">onbekende-waarde <xsl:value-of select="$of"/></xsl:message>
  </xsl:template>
</xsl:stylesheet>
